-- What each alarm watches, so that the siblings of an alarm are known after a restart and to every replica: hashes of
-- what it watches and of the name that a text gives it, and the alarm as JSON, without its long texts.
alter table outage add column thing_hash varchar(44);
alter table outage add column name_hash varchar(44);
alter table outage add column alarm varchar(60000);

create index outage_thing on outage (thing_hash);
create index outage_name on outage (name_hash);
