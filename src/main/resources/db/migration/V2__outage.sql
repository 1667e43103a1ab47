-- Of each alarm, or series of one, when it was last wrong: one row, overwritten by the next time.
-- told: whether a message said so. ended_at is empty while it lasts.
create table outage (
  source varchar(640) primary key,
  began_at timestamp with time zone not null,
  told boolean not null,
  ended_at timestamp with time zone
);
