-- What became of a message at each of its recipients.

-- channel: what carried it, such as sms. sens_id: SENS's id of the message to this recipient.
-- state, once the message is ACCEPTED: ACCEPTED (no result yet), DELIVERED, FAILED, EXPIRED (no result came).
-- next_at: when the next channel, person or the fallback topic took over.
alter table message_recipient add column person varchar(64);
alter table message_recipient add column channel varchar(8) default 'sms' not null;
alter table message_recipient add column sens_id varchar(100);
alter table message_recipient add column state varchar(9) default 'ACCEPTED' not null
  check (state in ('ACCEPTED', 'DELIVERED', 'FAILED', 'EXPIRED'));
alter table message_recipient add column carrier varchar(16);
alter table message_recipient add column code varchar(8);
alter table message_recipient add column completed_at timestamp with time zone;
alter table message_recipient add column next_at timestamp with time zone;

-- Results of messages from before were never asked for, and nothing may be sent again because of them.
update message_recipient set state = 'EXPIRED'
  where message_id in (select id from message where state <> 'SENDING');

create index message_recipient_state on message_recipient (state);

-- critical: whether one of its alarms is. origin: the message of the burst that this one continues on another
-- channel. unreached_at: when no channel was left and no phone had it.
alter table message add column critical boolean default false not null;
alter table message add column origin varchar(36);
alter table message add column unreached_at timestamp with time zone;

create index message_origin on message (origin);
