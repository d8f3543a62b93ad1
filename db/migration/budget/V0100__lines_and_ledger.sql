-- The ledger of budget execution (domain 2.4, 2.9, 9.1.6, 9.2): targets, lines with their balances, movements.

create table budget_target (
  fiscal_year      smallint not null,
  sec_ejec         text not null,
  sec_func         text not null check (sec_func ~ '^\d{4}$'),
  function_code    text not null,
  division         text not null,
  functional_group text not null,
  category         text not null,
  product_project  text not null,
  activity         text not null,
  meta             text not null check (meta ~ '^\d{5}$'),
  purpose          text not null,
  name             text not null,
  unit_of_measure  text,
  department       text not null check (department ~ '^\d{2}$'),
  province         text not null check (province ~ '^\d{2}$'),
  district         text not null check (district ~ '^\d{2}$'),
  status           text not null default 'ACTIVE' check (status in ('ACTIVE', 'INACTIVE')),
  primary key (fiscal_year, sec_ejec, sec_func),
  -- CLS-020
  constraint target_once unique (fiscal_year, sec_ejec, function_code, division, functional_group, category, product_project, activity, purpose, department, province, district),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  foreign key (fiscal_year, category, product_project, activity, function_code, division, functional_group) references program_chain,
  foreign key (fiscal_year, purpose) references purpose,
  foreign key (fiscal_year, unit_of_measure) references unit_of_measure
);
create index budget_target_node on budget_target (fiscal_year, category, product_project, activity);

-- A unit's year has one keeper: the legacy system, fed by cuts, until the first act registered here (its cut-over).
create table unit_year (
  fiscal_year  smallint not null,
  sec_ejec     text not null,
  cut_over_at  timestamptz,
  cut_over_by  text,
  last_cut_on  date,
  last_import  bigint,
  primary key (fiscal_year, sec_ejec),
  foreign key (fiscal_year, sec_ejec) references implementing_unit
);

create table budget_line (
  fiscal_year          smallint not null,
  sec_ejec             text not null,
  sec_func             text not null,
  rubro                text not null,
  resource_type        text not null,
  item                 text not null,
  expenditure_category text not null,
  origin               text not null check (origin in ('SIAF', 'NATIVE')),
  pia                  numeric(19,2) not null default 0,
  pim                  numeric(19,2) not null default 0,
  certified            numeric(19,2) not null default 0,
  -- held by certifications that are not approved yet (9.1.5): two drafts can't exceed the credit together
  certified_reserved   numeric(19,2) not null default 0,
  annual_committed     numeric(19,2) not null default 0,
  monthly_committed    numeric(19,2) not null default 0,
  accrued              numeric(19,2) not null default 0,
  ordered              numeric(19,2) not null default 0,
  paid                 numeric(19,2) not null default 0,
  -- what the last cut of the legacy system left: the ladder binds what is registered here, never what was imported
  legacy_certified         numeric(19,2) not null default 0,
  legacy_annual_committed  numeric(19,2) not null default 0,
  legacy_monthly_committed numeric(19,2) not null default 0,
  legacy_accrued           numeric(19,2) not null default 0,
  legacy_ordered           numeric(19,2) not null default 0,
  legacy_paid              numeric(19,2) not null default 0,
  primary key (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item),
  foreign key (fiscal_year, sec_ejec, sec_func) references budget_target,
  foreign key (fiscal_year, rubro) references rubro,
  foreign key (fiscal_year, resource_type) references resource_type,
  foreign key (fiscal_year, item) references economic_item,
  foreign key (fiscal_year, expenditure_category) references expenditure_category,
  constraint whole_soles check (pia = trunc(pia) and pim = trunc(pim)),
  -- MOD-001
  constraint pim_not_negative check (pim >= 0),
  constraint reserved_not_negative check (certified_reserved >= 0),
  -- B1, CRT-001
  constraint certified_within_pim check (certified + certified_reserved <= greatest(pim, legacy_certified)),
  -- The rest of the ladder, line by line. The same rules hold document by document (execution_record_line).
  constraint line_annual_commitment_within_certified check (annual_committed <= certified + greatest(0, legacy_annual_committed - legacy_certified)),
  constraint line_monthly_commitment_within_annual check (monthly_committed <= annual_committed + greatest(0, legacy_monthly_committed - legacy_annual_committed)),
  constraint line_accrual_within_monthly_commitment check (accrued <= monthly_committed + greatest(0, legacy_accrued - legacy_monthly_committed)),
  constraint line_payment_order_within_accrual check (ordered <= accrued + greatest(0, legacy_ordered - legacy_accrued)),
  constraint line_payment_within_payment_order check (paid <= ordered + greatest(0, legacy_paid - legacy_ordered))
);

create table movement (
  id            bigserial,
  fiscal_year   smallint not null,
  sec_ejec      text not null,
  sec_func      text not null,
  rubro         text not null,
  resource_type text not null,
  item          text not null,
  stage         text not null check (stage in ('PIA', 'MODIFICATION', 'CERTIFICATION', 'ANNUAL_COMMITMENT', 'MONTHLY_COMMITMENT', 'ACCRUAL', 'PAYMENT_ORDER', 'PAYMENT')),
  -- INI initial, INC increase, RED reduction, ANU annulment, REF refund, RAN annulled refund, EXT returned payment, ERR annulled by error, CUT difference brought by a cut of the legacy system
  kind          text not null check (kind in ('INI', 'INC', 'RED', 'ANU', 'REF', 'RAN', 'EXT', 'ERR', 'CUT')),
  amount        numeric(19,2) not null check (amount <> 0),
  month         smallint not null check (month between 0 and 12),   -- 0: budget frame without monthly execution (R0.6)
  -- what it stems from: 'act/…' or 'import/…'. Posting the same thing twice is impossible (movement_once).
  posting_key   text not null,
  record_id     bigint,
  act_id        bigint,
  import_id     bigint,
  reverses_id   bigint,
  document_type   text,
  document_number text,
  document_date   date,
  -- the day it became known: the cut's date for history, the day of recording (Lima) otherwise
  known_on      date not null,
  username      text not null,
  profile       text not null,
  recorded_at   timestamptz not null default now(),
  primary key (sec_ejec, id),
  constraint movement_of_a_line foreign key (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item) references budget_line,
  constraint movement_once unique (sec_ejec, posting_key, fiscal_year, sec_func, rubro, resource_type, item, stage, month),
  constraint movement_reversed_once unique (sec_ejec, reverses_id)
);
create index movement_line on movement (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item, stage);
create index movement_act on movement (sec_ejec, act_id);
create trigger movement_append_only before update or delete on movement for each row execute function refuse_change();
create trigger movement_no_truncate before truncate on movement for each statement execute function refuse_change();
