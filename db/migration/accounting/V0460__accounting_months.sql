-- The accounting months of a unit (domain 12.4, Annex A): 1 to 12, and 13 for the adjustments of the year. A month without a row is
-- open. Each closes after the month of execution and after the months before it; what is reopened closes again by itself.
create table accounting_month (
  fiscal_year    smallint not null,
  sec_ejec       text not null,
  month          smallint not null check (month between 1 and 13),
  state          text not null check (state in ('OPEN', 'RECONCILED', 'CLOSED', 'REOPENED')),
  reopening_id   bigint,
  reopened_until timestamptz,
  primary key (sec_ejec, fiscal_year, month),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  constraint reopened_until_a_day check ((state = 'REOPENED') = (reopened_until is not null and reopening_id is not null))
);

-- Each reopening, for good: what is entered meanwhile is tagged with it.
create table accounting_reopening (
  id          bigserial,
  fiscal_year smallint not null,
  sec_ejec    text not null,
  month       smallint not null,
  reason      text not null check (reason <> ''),
  until       timestamptz not null,
  username    text not null,
  person_name text not null,
  profile     text not null,
  reopened_at timestamptz not null default clock_timestamp(),
  primary key (sec_ejec, id),
  constraint reopening_ends check (until > reopened_at)
);
create trigger accounting_reopening_append_only before update or delete on accounting_reopening for each row execute function refuse_change();
create trigger accounting_reopening_no_truncate before truncate on accounting_reopening for each statement execute function refuse_change();

alter table journal_entry add column reopening_id bigint;
alter table journal_entry add constraint entry_of_a_reopening foreign key (sec_ejec, reopening_id) references accounting_reopening (sec_ejec, id);

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('ACCOUNTING_MONTH', 'OPEN', 'reconcile', 'RECONCILED', 'UE_ACCOUNTING', false),
  ('ACCOUNTING_MONTH', 'RECONCILED', 'unreconcile', 'OPEN', 'UE_ACCOUNTING', true),
  ('ACCOUNTING_MONTH', 'RECONCILED', 'close', 'CLOSED', 'UE_ACCOUNTING', false),
  ('ACCOUNTING_MONTH', 'CLOSED', 'reopen', 'REOPENED', 'RECTOR_ACCOUNTING', true),
  ('ACCOUNTING_MONTH', 'REOPENED', 'close', 'CLOSED', 'UE_ACCOUNTING', false),
  ('ACCOUNTING_MONTH', 'REOPENED', 'close', 'CLOSED', 'RECTOR_ACCOUNTING', false);
