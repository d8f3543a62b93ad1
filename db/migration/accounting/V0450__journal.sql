-- The books of a unit (domain 9.16): every movement of the budget that the operation table knows becomes a journal entry, in the
-- transaction that posts it. An entry is made of pairs, so much from the debit of one account to the credit of another, so that it
-- can't but balance (LED-001). Amounts below zero take back, on the same accounts.

-- The chart of accounts and the operation table, each by the first year it holds for; a later year's replaces it as a whole.
create table accounting_account (
  since  smallint not null,
  code   text not null check (code ~ '^\d{4}(\.\d{2,4})?$'),
  name   text not null check (name <> ''),
  nature text not null check (nature in ('DEBIT', 'CREDIT')),
  primary key (since, code)
);
create table accounting_operation (
  since          smallint not null,
  stage          text not null check (stage in ('PIA', 'MODIFICATION', 'ANNUAL_COMMITMENT', 'MONTHLY_COMMITMENT', 'ACCRUAL', 'PAYMENT_ORDER', 'FILE_ACCRUAL')),
  -- what the pair is for: the accounts of the State's wealth, those of the budget, those of order
  purpose        text not null check (purpose in ('FINANCIAL', 'BUDGET', 'MEMORANDUM')),
  operation_type text not null default '',  -- empty for any
  item           text not null default '',  -- an item and what stands below it; empty for any
  debit          text not null,
  credit         text not null,
  primary key (since, stage, purpose, operation_type, item),
  foreign key (since, debit) references accounting_account,
  foreign key (since, credit) references accounting_account
);

insert into accounting_account (since, code, name, nature) values
  (2012, '1101', 'CAJA Y BANCOS', 'DEBIT'),
  (2012, '1201', 'CUENTAS POR COBRAR', 'DEBIT'),
  (2012, '1205.03', 'ENTREGAS A RENDIR', 'DEBIT'),
  (2012, '1301', 'SUMINISTROS', 'DEBIT'),
  (2012, '1501', 'EDIFICIOS Y ESTRUCTURAS', 'DEBIT'),
  (2012, '1503', 'VEHICULOS, MAQUINARIAS Y OTROS', 'DEBIT'),
  (2012, '2101', 'IMPUESTOS, CONTRIBUCIONES Y OTROS POR PAGAR', 'CREDIT'),
  (2012, '2102', 'REMUNERACIONES Y BENEFICIOS POR PAGAR', 'CREDIT'),
  (2012, '2103', 'CUENTAS POR PAGAR', 'CREDIT'),
  (2012, '3101', 'HACIENDA NACIONAL', 'CREDIT'),
  (2012, '3401', 'RESULTADOS ACUMULADOS', 'CREDIT'),
  (2012, '5101', 'GASTOS DE PERSONAL', 'DEBIT'),
  (2012, '5103', 'CONTRIBUCIONES A LA SEGURIDAD SOCIAL', 'DEBIT'),
  (2012, '5201', 'PENSIONES Y PRESTACIONES', 'DEBIT'),
  (2012, '5301', 'CONSUMO DE BIENES', 'DEBIT'),
  (2012, '5302', 'CONTRATACION DE SERVICIOS', 'DEBIT'),
  (2012, '8201', 'PRESUPUESTO DE INGRESOS', 'DEBIT'),
  (2012, '8301', 'PRESUPUESTO DE GASTOS', 'CREDIT'),
  (2012, '8401', 'ASIGNACIONES COMPROMETIDAS', 'CREDIT'),
  (2012, '8501', 'EJECUCION DE INGRESOS', 'DEBIT'),
  (2012, '8601', 'EJECUCION DE GASTOS', 'CREDIT'),
  (2012, '9101', 'CONTRATOS Y ORDENES APROBADOS', 'DEBIT'),
  (2012, '9102', 'CONTRATOS Y ORDENES APROBADOS POR CONTRA', 'CREDIT');

insert into accounting_operation (since, stage, purpose, operation_type, item, debit, credit) values
  (2012, 'PIA', 'BUDGET', '', '', '8201', '8301'),
  (2012, 'MODIFICATION', 'BUDGET', '', '', '8201', '8301'),
  (2012, 'ANNUAL_COMMITMENT', 'MEMORANDUM', '', '', '9101', '9102'),
  (2012, 'MONTHLY_COMMITMENT', 'BUDGET', '', '', '8301', '8401'),
  (2012, 'ACCRUAL', 'BUDGET', '', '', '8401', '8601'),
  (2012, 'ACCRUAL', 'FINANCIAL', '', '2.1', '5101', '2102'),
  (2012, 'ACCRUAL', 'FINANCIAL', '', '2.1.3', '5103', '2101'),
  (2012, 'ACCRUAL', 'FINANCIAL', '', '2.2', '5201', '2102'),
  (2012, 'ACCRUAL', 'FINANCIAL', '', '2.3.1', '5301', '2103'),
  (2012, 'ACCRUAL', 'FINANCIAL', '', '2.3.2', '5302', '2103'),
  (2012, 'ACCRUAL', 'FINANCIAL', '', '2.6.2', '1501', '2103'),
  (2012, 'ACCRUAL', 'FINANCIAL', '', '2.6.3', '1503', '2103'),
  (2012, 'PAYMENT_ORDER', 'FINANCIAL', '', '', '2103', '1101'),
  (2012, 'PAYMENT_ORDER', 'FINANCIAL', '', '2.1', '2102', '1101'),
  (2012, 'PAYMENT_ORDER', 'FINANCIAL', '', '2.1.3', '2101', '1101'),
  (2012, 'PAYMENT_ORDER', 'FINANCIAL', '', '2.2', '2102', '1101'),
  (2012, 'FILE_ACCRUAL', 'BUDGET', '', '', '8301', '8601');
-- money handed out to be accounted for is no expense yet
insert into accounting_operation (since, stage, purpose, operation_type, item, debit, credit)
  select 2012, 'ACCRUAL', 'FINANCIAL', t, '', '1205.03', '2103' from unnest(array['A', 'AV', 'C', 'F', 'E']) t;
insert into accounting_operation (since, stage, purpose, operation_type, item, debit, credit)
  select since, 'FILE_ACCRUAL', purpose, operation_type, item, debit, credit from accounting_operation
  where stage = 'ACCRUAL' and purpose = 'FINANCIAL' and operation_type = '';

create table journal_entry (
  id           bigserial,
  fiscal_year  smallint not null,
  sec_ejec     text not null,
  number       int not null,               -- in its unit and year
  month        smallint not null check (month between 0 and 13),  -- 0: the budget's frame
  entry_date   date not null,
  stage        text not null,
  -- what it stems from, as in movement
  posting_key  text not null,
  record_id    bigint,
  act_id       bigint,
  import_id    bigint,
  document_type   text,
  document_number text,
  username     text not null,
  profile      text not null,
  recorded_at  timestamptz not null default now(),
  primary key (sec_ejec, id),
  constraint entry_number_once unique (sec_ejec, fiscal_year, number)
);
create index journal_entry_act on journal_entry (sec_ejec, act_id);

create table journal_line (
  sec_ejec    text not null,
  entry_id    bigint not null,
  line        smallint not null,
  fiscal_year smallint not null,
  purpose     text not null,
  debit       text not null,
  credit      text not null,
  rubro       text not null,
  item        text not null,
  amount      numeric(19,2) not null check (amount <> 0),
  primary key (sec_ejec, entry_id, line),
  constraint line_between_two_accounts check (debit <> credit),
  foreign key (sec_ejec, entry_id) references journal_entry
);
create index journal_line_year on journal_line (sec_ejec, fiscal_year);
create trigger journal_entry_append_only before update or delete on journal_entry for each row execute function refuse_change();
create trigger journal_entry_no_truncate before truncate on journal_entry for each statement execute function refuse_change();
create trigger journal_line_append_only before update or delete on journal_line for each row execute function refuse_change();
create trigger journal_line_no_truncate before truncate on journal_line for each statement execute function refuse_change();

-- LED-101: approved, but the operation table has no row for it. It waits here until it has.
create table journal_pending (
  sec_ejec    text not null,
  movement_id bigint not null,
  fiscal_year smallint not null,
  primary key (sec_ejec, movement_id),
  foreign key (sec_ejec, movement_id) references movement
);
create index journal_pending_year on journal_pending (sec_ejec, fiscal_year);
