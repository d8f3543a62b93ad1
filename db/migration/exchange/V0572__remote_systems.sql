-- How the last calls to systems elsewhere went: since when one doesn't answer, and why.
create table remote_system (
  name      text not null primary key,
  answered_at timestamptz,
  failed_at timestamptz,             -- the last time
  failures  integer not null default 0 check (failures >= 0),   -- in a row
  problem   text,
  status    smallint,                -- HTTP, where it said something
  constraint failing_for_a_reason check ((failures > 0) = (problem is not null))
);
