-- What a ceiling was reckoned from when it was taken from proposals: each line with its figures as they were on screen.
create table ceiling_origin (
  ceiling_id    bigint not null references ceiling on delete cascade,
  criterion     text not null,
  sec_ejec      text not null,
  code          text not null,
  name          text not null,
  base_year     smallint not null,
  first_figure  numeric,
  second_figure numeric,
  amount        numeric(19,2) not null,
  -- what wasn't known of it
  missing       text not null default '',
  taken_by      text not null,
  taken_at      timestamptz not null default now(),
  primary key (ceiling_id, criterion, sec_ejec, code)
);
