-- Silences that somebody made by hand, beside those of the settings.
create table silence (
  id varchar(36) primary key,
  alarm varchar(255) not null,
  severity varchar(10),
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  note varchar(255) not null
);

create index silence_until on silence (until_at);
