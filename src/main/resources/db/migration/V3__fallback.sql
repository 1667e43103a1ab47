-- When the text of a message that could not be delivered went to the fallback topic.
alter table message add column fallback_at timestamp with time zone;
