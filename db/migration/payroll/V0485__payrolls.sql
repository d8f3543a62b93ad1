-- Payrolls (domain 9.4, 9.11 ON, 11 AIRHSP): what workers earn, what the employer adds and what is withheld, by position, target and
-- item. A payroll is certified, committed, accrued and ordered by one act, whole or not at all; each stage has one record of it.
create table payroll (
  id             bigserial,
  fiscal_year    smallint not null,
  sec_ejec       text not null,
  number         text not null check (number ~ '^\d{10}$'),
  month          smallint not null check (month between 1 and 12),
  description    text not null check (description <> ''),
  document_date  date not null,
  -- N in process, V sent and holding credit, C certified by the budget office, A authorised: everything is posted; R sent back, X discarded
  state          text not null default 'N' check (state in ('N', 'V', 'C', 'A', 'R', 'X')),
  version        integer not null default 0,
  workers        integer not null,
  earnings       numeric(19,2) not null check (earnings > 0),
  contributions  numeric(19,2) not null default 0 check (contributions >= 0),
  withheld       numeric(19,2) not null default 0 check (withheld >= 0),
  certificate    text,
  file           text,
  prepared_by    text not null,
  prepared_name  text not null,
  prepared_at    timestamptz not null default now(),
  moved_at       timestamptz not null default now(),
  certified_by   text,
  certified_name text,
  approved_name  text,
  import_id      bigint,
  primary key (sec_ejec, id),
  constraint payroll_number_once unique (sec_ejec, fiscal_year, number),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  constraint withheld_within_earnings check (withheld <= earnings),
  constraint payroll_posted check ((state = 'A') = (file is not null))
);
create index payroll_waiting on payroll (state, sec_ejec) where state in ('N', 'V', 'C', 'R');

create table payroll_line (
  sec_ejec      text not null,
  payroll_id    bigint not null,
  line          integer not null,
  fiscal_year   smallint not null,
  position      text not null,
  dni           text not null default '',
  -- E what a worker earns, K what the employer contributes
  kind          text not null check (kind in ('E', 'K')),
  sec_func      text not null,
  rubro         text not null,
  resource_type text not null default '0',
  item          text not null,
  amount        numeric(19,2) not null check (amount > 0),
  withheld      numeric(19,2) not null default 0,
  primary key (sec_ejec, payroll_id, line),
  foreign key (sec_ejec, payroll_id) references payroll,
  constraint payroll_of_a_line foreign key (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item) references budget_line,
  -- INT-HR1: nobody is paid on a position that the register doesn't have
  constraint payroll_of_a_position foreign key (fiscal_year, sec_ejec, position) references personnel_position,
  constraint withheld_of_earnings check (withheld between 0 and amount and (kind = 'E' or withheld = 0))
);

create function refuse_change_of_final_payroll() returns trigger language plpgsql as $$
begin
  if old.state in ('A', 'X') then
    raise exception 'Payroll % of unit % is final', old.id, old.sec_ejec
      using errcode = 'integrity_constraint_violation', constraint = 'final_payroll', table = tg_table_name;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger payroll_final before update or delete on payroll for each row execute function refuse_change_of_final_payroll();
create trigger payroll_line_append_only before update or delete on payroll_line for each row execute function refuse_change();

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required)
values
  ('PAYROLL', 'N', 'verify', 'V', 'UE_HR', false), ('PAYROLL', 'N', 'discard', 'X', 'UE_HR', true),
  ('PAYROLL', 'V', 'certify', 'C', 'UE_BUDGET', false), ('PAYROLL', 'V', 'reject', 'R', 'UE_BUDGET', true),
  ('PAYROLL', 'C', 'approve', 'A', 'UE_ADMIN_HEAD', false), ('PAYROLL', 'C', 'reject', 'R', 'UE_ADMIN_HEAD', true),
  ('PAYROLL', 'R', 'verify', 'V', 'UE_HR', false), ('PAYROLL', 'R', 'discard', 'X', 'UE_HR', true);
