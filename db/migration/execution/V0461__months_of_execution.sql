-- Months of execution are closed and, for a time and a reason, reopened (domain 12.4). What is reopened closes by itself: readers ask
-- the view. Which acts were written meanwhile follows from when they were.
alter table execution_period add column reopened_until timestamptz;
create table execution_reopening (
  id          bigserial primary key,
  fiscal_year smallint not null,
  month       smallint not null,
  reason      text not null check (reason <> ''),
  until       timestamptz not null,
  person_name text not null,
  reopened_at timestamptz not null default clock_timestamp(),
  ended_at    timestamptz,
  foreign key (fiscal_year, month) references execution_period,
  constraint execution_reopening_ends check (until > reopened_at)
);

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('EXECUTION_MONTH', 'FUTURE', 'open', 'OPEN', 'RECTOR_BUDGET', false),
  ('EXECUTION_MONTH', 'OPEN', 'close', 'CLOSED', 'RECTOR_BUDGET', false),
  ('EXECUTION_MONTH', 'CLOSED', 'reopen', 'REOPENED', 'RECTOR_BUDGET', true),
  ('EXECUTION_MONTH', 'REOPENED', 'close', 'CLOSED', 'RECTOR_BUDGET', false);
