-- Whom the State pays (domain 9.15). One register for the country, keyed by RUC.
create table supplier (
  ruc          text not null,
  -- empty until somebody knows it: a caller of the API may bring a RUC alone
  name         text not null default '',
  person_type  text not null generated always as (case when left(ruc, 2) = '20' then '02' else '01' end) stored,
  status       text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED', 'CLOSED')),
  condition    text not null default 'FOUND' check (condition in ('FOUND', 'NOT_FOUND', 'PENDING')),
  address      text,
  -- whether the name and the state come from the taxpayers' register and not from whoever typed the first document
  verified     boolean not null default false,
  registered_by text not null,
  registered_at timestamptz not null default now(),
  primary key (ruc),
  constraint supplier_ruc check (ruc ~ '^(10|15|16|17|20)\d{9}$')
);
create index supplier_name on supplier (name text_pattern_ops);

-- Vouchers that support an accrual. A voucher supports one accrual in the whole country, in any year (ACR-003), so this table is
-- keyed by the supplier and not by the unit. A discarded, rejected or annulled accrual lets its voucher go.
create table payment_voucher (
  id           bigserial,
  supplier_ruc text not null references supplier,
  voucher_type text not null,
  series       text not null,
  number       text not null,
  fiscal_year  smallint not null,
  sec_ejec     text not null,
  record_id    bigint not null,
  claimed_at   timestamptz not null default now(),
  released_at  timestamptz,
  primary key (supplier_ruc, id)
);
create unique index voucher_once on payment_voucher (supplier_ruc, voucher_type, series, number) where released_at is null;
create index payment_voucher_record on payment_voucher (sec_ejec, record_id);

-- The calendar of budget execution (domain 12.4): months in which commitments, accruals, orders and payments may be registered.
create table execution_period (
  fiscal_year smallint not null,
  month       smallint not null check (month between 1 and 12),
  state       text not null check (state in ('OPEN', 'CLOSED')),
  primary key (fiscal_year, month)
);
insert into execution_period (fiscal_year, month, state)
  select 2025, m, case when m >= 10 then 'OPEN' else 'CLOSED' end from generate_series(1, 12) m
  union all
  select 2026, m, 'OPEN' from generate_series(1, 12) m;
