-- Money handed to a named worker to be accounted for (domain 9.11): travel (AV), internal advances (A), petty cash (C, F). Its
-- budget goes through the chain like any other; here stand the form, what was accounted for, and what is still owed.
create table worker (
  sec_ejec      text not null,
  dni           text not null check (dni ~ '^\d{8}$'),
  name          text not null check (name <> ''),
  post          text not null default '',
  active        boolean not null default true,
  registered_by text not null,
  primary key (sec_ejec, dni)
);

-- By the first year they hold for. Assumed beyond what the rule book names: how long abroad takes to be accounted for.
create table advance_parameter (
  since   smallint not null,
  name    text not null,
  value   numeric(9,2) not null,
  meaning text not null check (meaning <> ''),
  primary key (since, name)
);
insert into advance_parameter values
  (2013, 'DAILY_RATE', 320, 'soles a day of travel (DS 007-2013-EF)'),
  (2013, 'DAILY_RATE_HIGH', 380, 'the same for ministers and their equals'),
  (2013, 'SWORN_PERCENT', 30, 'of what was handed out, at most by sworn declaration'),
  (2013, 'TRAVEL_DAYS', 10, 'working days after the return'),
  (2013, 'INTERNAL_DAYS', 3, 'working days after the end'),
  (2013, 'INTERNAL_DAYS_ABROAD', 15, 'the same abroad'),
  (2013, 'INTERNAL_TAX_UNITS', 10, 'tax units an internal advance may reach'),
  (2013, 'PETTY_PERCENT', 20, 'of a tax unit, the largest single payment of petty cash');

create table advance (
  id            bigserial,
  fiscal_year   smallint not null,
  sec_ejec      text not null,
  kind          text not null check (kind in ('AV', 'A', 'C', 'F')),
  number        text not null check (number ~ '^\d{10}$'),
  dni           text not null,
  purpose       text not null check (purpose <> ''),
  places        text not null default '',
  departs_at    timestamp not null,
  returns_at    timestamp not null,
  high_rate     boolean not null default false,
  abroad        boolean not null default false,
  days          smallint not null check (days >= 0),
  amount        numeric(19,2) not null check (amount > 0),
  due_on        date not null,
  annulled_why  text,
  prepared_by   text not null,
  prepared_name text not null,
  prepared_at   timestamptz not null default now(),
  primary key (sec_ejec, id),
  constraint advance_number_once unique (sec_ejec, fiscal_year, kind, number),
  constraint advance_of_a_worker foreign key (sec_ejec, dni) references worker,
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  constraint advance_in_order check (departs_at < returns_at)
);
create index advance_worker on advance (sec_ejec, dni);

create table advance_rendering (
  id            bigserial,
  sec_ejec      text not null,
  advance_id    bigint not null,
  number        smallint not null,
  rendered_on   date not null,
  month         smallint not null check (month between 1 and 12),
  state         text not null default 'V' check (state in ('V', 'A', 'R')),
  vouchers      numeric(19,2) not null check (vouchers >= 0),
  sworn         numeric(19,2) not null check (sworn >= 0),
  -- of the sworn part, what the share allows
  sworn_accepted numeric(19,2) not null default 0 check (sworn_accepted between 0 and sworn),
  comment       text,
  prepared_by   text not null,
  prepared_name text not null,
  prepared_at   timestamptz not null default now(),
  decided_name  text,
  decided_at    timestamptz,
  primary key (sec_ejec, id),
  constraint rendering_number_once unique (sec_ejec, advance_id, number),
  foreign key (sec_ejec, advance_id) references advance
);
create unique index one_rendering_under_way on advance_rendering (sec_ejec, advance_id) where state = 'V';
create table advance_voucher (
  sec_ejec     text not null,
  rendering_id bigint not null,
  line         smallint not null,
  sworn        boolean not null,
  issued_on    date not null,
  ruc          text not null default '',
  number       text not null default '',
  concept      text not null check (concept <> ''),
  rubro        text not null,
  item         text not null,
  amount       numeric(19,2) not null check (amount > 0),
  primary key (sec_ejec, rendering_id, line),
  foreign key (sec_ejec, rendering_id) references advance_rendering,
  constraint voucher_named check (sworn or (ruc <> '' and number <> ''))
);
create unique index advance_voucher_once on advance_voucher (ruc, number, sec_ejec, rendering_id) where not sworn;

create function refuse_change_of_final_rendering() returns trigger language plpgsql as $$
begin
  if old.state <> 'V' then
    raise exception 'Rendering % of unit % is final', old.id, old.sec_ejec
      using errcode = 'integrity_constraint_violation', constraint = 'final_rendering', table = tg_table_name;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger advance_rendering_final before update or delete on advance_rendering for each row execute function refuse_change_of_final_rendering();
create trigger advance_voucher_append_only before update or delete on advance_voucher for each row execute function refuse_change();

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required)
  select 'RENDERING', 'V', m.action, m.to_state, r.role, m.comment_required
  from (values ('approve', 'A', false), ('reject', 'R', true)) m(action, to_state, comment_required)
  cross join unnest(array['UE_ACCOUNTING']) r(role);

-- What was accounted for becomes an expense by its own item: phase R makes an entry of its own. Each module brings the stages that
-- it posts, so the operation table takes any.
alter table accounting_operation drop constraint if exists accounting_operation_stage_check;
insert into accounting_operation (since, stage, purpose, operation_type, item, debit, credit) values
  (2012, 'RENDERING', 'FINANCIAL', '', '2.3.1', '5301', '1205.03'),
  (2012, 'RENDERING', 'FINANCIAL', '', '2.3.2', '5302', '1205.03'),
  (2012, 'RENDERING', 'FINANCIAL', '', '2.5', '5501', '1205.03'),
  (2012, 'RENDERING', 'FINANCIAL', '', '2.6.3', '1503', '1205.03');
