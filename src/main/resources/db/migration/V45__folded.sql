-- Alarms that were not sent because a composite alarm that names them was. If the composite is over before they are,
-- they are sent after all. The alarm as JSON.
create table folded (
  source varchar(640) primary key,
  alarm_key varchar(700) not null,
  composite varchar(640) not null,
  alarm varchar(60000) not null,
  since timestamp with time zone not null,
  due_at timestamp with time zone not null
);

create index folded_due on folded (due_at);
