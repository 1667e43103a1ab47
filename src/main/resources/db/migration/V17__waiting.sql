-- Alarms that a rule withholds from one person until a time, when one message sums them up. The alarm as JSON.
create table waiting (
  recipient_hash varchar(44) not null,
  alarm_key varchar(700) not null,
  source varchar(640) not null,
  alarm varchar(60000) not null,
  since timestamp with time zone not null,
  due_at timestamp with time zone not null,
  primary key (recipient_hash, alarm_key)
);

create index waiting_due on waiting (due_at);

-- How many messages a person received in the last hour.
create index message_composed_at on message (composed_at);
