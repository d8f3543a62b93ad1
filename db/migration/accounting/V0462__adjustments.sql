-- Entries that people make (domain 9.16.5, 12.3): adjustments, their reversals, and the balances that a unit's books open with. They
-- are prepared with a document, a reason and a PDF, and approved by somebody else; only then are they entered.
alter table accounting_account add column imputable boolean not null default true;  -- whether entries may name it
alter table accounting_account add column valid boolean not null default true;      -- whether it is in use

-- Assumed, as those of V0450.
insert into accounting_account (since, code, name, nature) values
  (2012, '1508', 'DEPRECIACION, AMORTIZACION Y AGOTAMIENTO', 'CREDIT'),
  (2012, '4101', 'IMPUESTOS Y CONTRIBUCIONES', 'CREDIT'),
  (2012, '4301', 'VENTA DE BIENES Y SERVICIOS', 'CREDIT'),
  (2012, '4402', 'TRASPASOS Y REMESAS RECIBIDAS', 'CREDIT'),
  (2012, '4505', 'OTROS INGRESOS', 'CREDIT'),
  (2012, '5801', 'ESTIMACIONES DEL EJERCICIO', 'DEBIT'),
  (2012, '6101', 'RESULTADO DEL EJERCICIO', 'CREDIT')
  on conflict do nothing;

create table journal_adjustment (
  fiscal_year     smallint not null,
  sec_ejec        text not null,
  number          int not null,
  kind            text not null check (kind in ('ADJUSTMENT', 'REVERSAL', 'OPENING')),
  month           smallint not null check (month between 0 and 13),
  document_type   text not null check (document_type <> ''),
  document_number text not null check (document_number <> ''),
  document_date   date not null,
  reason          text not null check (reason <> ''),
  state           text not null default 'PREPARED' check (state in ('PREPARED', 'VERIFIED', 'OBSERVED', 'APPROVED', 'REJECTED', 'ELIMINATED')),
  version         int not null default 0,
  reverses        int,
  import_id       bigint,
  entry_id        bigint,
  prepared_by     text not null,
  prepared_name   text not null,
  moved_at        timestamptz not null default now(),
  primary key (sec_ejec, fiscal_year, number),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  foreign key (sec_ejec, entry_id) references journal_entry (sec_ejec, id),
  constraint adjustment_reverses foreign key (sec_ejec, fiscal_year, reverses) references journal_adjustment,
  constraint adjustment_entered check ((state = 'APPROVED') = (entry_id is not null)),
  constraint opening_before_the_months check ((kind = 'OPENING') = (month = 0)),
  constraint reversal_of_something check ((kind = 'REVERSAL') = (reverses is not null))
);
create index journal_adjustment_waiting on journal_adjustment (state, sec_ejec) where state in ('PREPARED', 'VERIFIED', 'OBSERVED');
-- LED-114, LED-115: the books of a year open once, and an adjustment is taken back once.
create unique index opening_once on journal_adjustment (sec_ejec, fiscal_year) where kind = 'OPENING' and state not in ('REJECTED', 'ELIMINATED');
create unique index reversed_once on journal_adjustment (sec_ejec, fiscal_year, reverses) where state not in ('REJECTED', 'ELIMINATED');

create table journal_adjustment_line (
  sec_ejec    text not null,
  fiscal_year smallint not null,
  number      int not null,
  line        smallint not null,
  account     text not null,
  debit       numeric(19,2) not null check (debit >= 0),
  credit      numeric(19,2) not null check (credit >= 0),
  gloss       text not null,
  primary key (sec_ejec, fiscal_year, number, line),
  foreign key (sec_ejec, fiscal_year, number) references journal_adjustment,
  constraint adjustment_line_on_one_side check ((debit = 0) <> (credit = 0)),
  constraint adjustment_account_once unique (sec_ejec, fiscal_year, number, account)
);

create table journal_adjustment_file (
  sec_ejec    text not null,
  fiscal_year smallint not null,
  number      int not null,
  file_name   text not null,
  sha256      text not null,
  content     bytea not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null default now(),
  primary key (sec_ejec, fiscal_year, number, sha256),
  foreign key (sec_ejec, fiscal_year, number) references journal_adjustment
);

-- What is decided stays as it is, and so does what it says.
create function refuse_change_of_decided_adjustment() returns trigger language plpgsql as $$
begin
  if old.state in ('APPROVED', 'REJECTED', 'ELIMINATED') then
    raise exception 'Adjustment % of unit % is decided', old.number, old.sec_ejec
      using errcode = 'integrity_constraint_violation', constraint = 'decided_adjustment', table = tg_table_name;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger decided_adjustment before update or delete on journal_adjustment for each row execute function refuse_change_of_decided_adjustment();
create function refuse_change_of_decided_lines() returns trigger language plpgsql as $$
begin
  if exists (select from journal_adjustment a where (a.sec_ejec, a.fiscal_year, a.number) = (old.sec_ejec, old.fiscal_year, old.number)
      and a.state in ('VERIFIED', 'APPROVED', 'REJECTED', 'ELIMINATED')) then
    raise exception 'Adjustment % of unit % is decided', old.number, old.sec_ejec
      using errcode = 'integrity_constraint_violation', constraint = 'decided_adjustment', table = tg_table_name;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger decided_adjustment before update or delete on journal_adjustment_line for each row execute function refuse_change_of_decided_lines();
create trigger decided_adjustment before update or delete on journal_adjustment_file for each row execute function refuse_change_of_decided_lines();

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('JOURNAL_ADJUSTMENT', 'PREPARED', 'edit', 'PREPARED', 'UE_ACCOUNTING', false),
  ('JOURNAL_ADJUSTMENT', 'OBSERVED', 'edit', 'PREPARED', 'UE_ACCOUNTING', false),
  ('JOURNAL_ADJUSTMENT', 'PREPARED', 'verify', 'VERIFIED', 'UE_ACCOUNTING', false),
  ('JOURNAL_ADJUSTMENT', 'PREPARED', 'eliminate', 'ELIMINATED', 'UE_ACCOUNTING', true),
  ('JOURNAL_ADJUSTMENT', 'OBSERVED', 'eliminate', 'ELIMINATED', 'UE_ACCOUNTING', true);
insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required)
  select 'JOURNAL_ADJUSTMENT', 'VERIFIED', m.action, m.to_state, r.role, m.action <> 'approve'
  from (values ('approve', 'APPROVED'), ('observe', 'OBSERVED'), ('reject', 'REJECTED')) m(action, to_state),
    (values ('UE_ACCOUNTING'), ('UE_ADMIN_HEAD')) r(role);
