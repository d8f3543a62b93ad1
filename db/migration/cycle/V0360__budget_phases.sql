-- The phases of a year's budget (domain 3.1, 3.2): what may be written when. The year t is the year of the budget law; but for
-- execution, the work is done in t-1. Dates are set by the rector, year by year.
create table budget_phase (
  fiscal_year    smallint not null references fiscal_year,
  phase          text not null check (phase in ('PROGRAMMING', 'FORMULATION', 'APPROVAL', 'EXECUTION', 'EVALUATION')),
  opens_on       date not null,
  closes_on      date not null,
  status         text not null check (status in ('FUTURE', 'OPEN', 'CLOSED', 'REOPENED')),
  norm_reference text,
  lock_version   integer not null default 0,
  primary key (fiscal_year, phase),
  constraint phase_dates_in_order check (closes_on >= opens_on)
);

-- When phases usually fall: proposed when a year is opened, the rector sets them. Years before (-1) or after (+1) the year of the law.
-- Of the calendar that holds from a year on.
create table budget_calendar (
  fiscal_year  smallint not null,
  phase        text not null check (phase in ('PROGRAMMING', 'FORMULATION', 'APPROVAL', 'EXECUTION', 'EVALUATION')),
  opens_year   smallint not null check (opens_year between -1 and 1),
  opens_day    text not null check (opens_day ~ '^\d{2}-\d{2}$'),
  closes_year  smallint not null check (closes_year between -1 and 1),
  closes_day   text not null check (closes_day ~ '^\d{2}-\d{2}$'),
  norm         text not null,
  primary key (fiscal_year, phase)
);
insert into budget_calendar values
  (2019, 'PROGRAMMING', -1, '03-01', -1, '05-31', 'DL 1440'),
  (2019, 'FORMULATION', -1, '06-01', -1, '08-30', 'DL 1440'),
  (2019, 'APPROVAL', -1, '08-31', -1, '12-31', 'DL 1440'),
  (2019, 'EXECUTION', 0, '01-01', 0, '12-31', 'DL 1440'),
  (2019, 'EVALUATION', 1, '01-01', 1, '03-31', 'DL 1440');

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('BUDGET_PHASE', 'FUTURE', 'open', 'OPEN', 'RECTOR_BUDGET', false),
  ('BUDGET_PHASE', 'OPEN', 'close', 'CLOSED', 'RECTOR_BUDGET', false),
  ('BUDGET_PHASE', 'CLOSED', 'reopen', 'REOPENED', 'RECTOR_BUDGET', true),
  ('BUDGET_PHASE', 'REOPENED', 'close', 'CLOSED', 'RECTOR_BUDGET', false);
