-- Links by which people acknowledge, one for each person and message. name: what the others are told.
-- acked_at: when its person acknowledged. notify_at: when the others are to be notified; empty once they are.
create table ack_link (
  token varchar(16) primary key,
  tag varchar(8) not null,
  name varchar(64) not null,
  recipient_hash varchar(44) not null,
  expires_at timestamp with time zone not null,
  acked_at timestamp with time zone,
  notify_at timestamp with time zone
);

create index ack_link_expires_at on ack_link (expires_at);
create index ack_link_notify_at on ack_link (notify_at);

-- What a link is about. taken: its acknowledgement is the one that counts for the alarm.
create table ack_alarm (
  token varchar(16) not null references ack_link (token) on delete cascade,
  source varchar(640) not null,
  alarm_key varchar(700) not null,
  taken boolean default false not null,
  primary key (token, source)
);

create index ack_alarm_key on ack_alarm (alarm_key);
