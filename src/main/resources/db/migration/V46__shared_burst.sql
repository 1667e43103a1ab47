-- Bursts that several replicas share. leased_until: until when a process counts as alive, by the database's clock.
alter table node add column leased_until timestamp with time zone;

-- Which process collects the alarms of a group (lane, team and server type) while it is not quiet.
create table burst_owner (
  group_key varchar(300) primary key,
  node_id varchar(36) not null
);

-- Alarms on their way to the process that collects their group. The row goes when that process takes the alarm, together with
-- alarm.node_id, or when the process that handed it over takes it back; so it is always one of the two that has it.
-- adopt_by: it may be taken until then, by the database's clock.
create table handed_over (
  alarm_key varchar(700) not null,
  from_node varchar(36) not null,
  to_node varchar(36) not null,
  lane varchar(64) not null,
  group_key varchar(300) not null,
  alarm varchar(60000) not null,
  adopt_by timestamp with time zone not null,
  primary key (alarm_key, from_node)
);

create index handed_over_to on handed_over (to_node);
create index handed_over_from on handed_over (from_node);
