-- What was decided about each change of state, with the reason; one row for each, written with the row in alarm that
-- says it is done. copies: how often the same change came again. Its messages are in message_alarm.
create table decision (
  alarm_key varchar(700) primary key,
  name varchar(255) not null,
  state varchar(20) not null,
  severity varchar(10) not null,
  server_type varchar(64) not null,
  team varchar(64) not null,
  resource varchar(255) not null,
  why varchar(500) not null,
  lane varchar(64) not null,
  outcome varchar(16) not null,
  reason varchar(1000) not null,
  copies integer default 0 not null,
  changed_at timestamp with time zone not null,
  arrived_at timestamp with time zone not null,
  decided_at timestamp with time zone not null
);

create index decision_decided_at on decision (decided_at, alarm_key);
