-- Texts that SENS holds in reserve, in case that Bongsu falls silent.

-- id: what Bongsu calls it; request_id: what SENS calls it, unknown until SENS has accepted it.
-- state: BOOKING (about to be posted, or posted without an answer), BOOKED, CANCELLED (or gone at SENS).
create table reservation (
  id varchar(36) primary key,
  state varchar(9) not null check (state in ('BOOKING', 'BOOKED', 'CANCELLED')),
  request_id varchar(100),
  text varchar(200) not null,
  booked_at timestamp with time zone not null,
  due_at timestamp with time zone not null
);

create index reservation_due on reservation (due_at);
