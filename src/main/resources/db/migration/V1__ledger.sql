-- What was decided and sent. Plain SQL that H2 and PostgreSQL both read.

-- A running process. While it is alive, what it has in flight is its own.
create table node (
  id varchar(36) primary key,
  alive_until timestamp with time zone not null
);

-- One change of state of one alarm. node_id is empty when nobody works on it.
create table alarm (
  alarm_key varchar(700) primary key,
  state varchar(9) not null check (state in ('IN_FLIGHT', 'DONE')),
  node_id varchar(36) not null,
  seen_at timestamp with time zone not null,
  done_at timestamp with time zone
);

create index alarm_done_at on alarm (done_at);

-- One request to SENS. SENDING: it may have been sent. ACCEPTED, REFUSED: what SENS said.
create table message (
  id varchar(36) primary key,
  tag varchar(8) not null,
  lane varchar(64) not null,
  team varchar(64) not null,
  server_type varchar(64) not null,
  kind varchar(3) not null,
  subject varchar(40),
  text varchar(2000) not null,
  state varchar(8) not null check (state in ('SENDING', 'ACCEPTED', 'REFUSED')),
  node_id varchar(36) not null,
  request_id varchar(100),
  attempts integer not null,
  composed_at timestamp with time zone not null,
  posted_at timestamp with time zone,
  settled_at timestamp with time zone
);

create index message_state on message (state, node_id);

create table message_alarm (
  message_id varchar(36) not null references message (id) on delete cascade,
  alarm_key varchar(700) not null,
  primary key (message_id, alarm_key)
);

create index message_alarm_key on message_alarm (alarm_key);

-- Numbers stand here as a keyed hash and their last four digits; they are looked up in the team again.
create table message_recipient (
  message_id varchar(36) not null references message (id) on delete cascade,
  recipient_hash varchar(44) not null,
  last_four varchar(4) not null,
  primary key (message_id, recipient_hash)
);
