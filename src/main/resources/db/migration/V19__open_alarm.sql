-- CRITICAL alarms that were sent and are not over: who is reminded or escalated to, and when next. The alarm as JSON.
-- reminded, escalated: how many there were. acks: how often somebody acknowledged it; ack_until: how long that holds.
create table open_alarm (
  source varchar(640) primary key,
  alarm_key varchar(700) not null,
  team varchar(64) not null,
  alarm varchar(60000) not null,
  began_at timestamp with time zone not null,
  reminded integer default 0 not null,
  remind_at timestamp with time zone,
  escalated integer default 0 not null,
  escalate_at timestamp with time zone,
  acks integer default 0 not null,
  ack_by varchar(64),
  ack_until timestamp with time zone
);

create index open_alarm_remind_at on open_alarm (remind_at);
create index open_alarm_escalate_at on open_alarm (escalate_at);
