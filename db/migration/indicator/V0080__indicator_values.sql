-- Measured values (domain 4.5, R4.1–R4.3). A revision is a new row; the earlier one stays, replaced.
create table indicator_value (
  id             bigserial primary key,
  indicator      text not null references indicator,
  fiscal_year    smallint not null check (fiscal_year between 1990 and 2100),
  period         text not null default 'YEAR' check (period ~ '^(YEAR|S[12]|Q[1-4]|M(0[1-9]|1[0-2]))$'),
  ubigeo         text not null default '000000' check (ubigeo ~ '^\d{6}$'),
  area           text not null default 'TOTAL' check (area in ('TOTAL', 'URBAN', 'RURAL', 'COAST', 'HIGHLANDS', 'JUNGLE')),
  grouping       text not null default '',
  numerator      numeric(25,6),
  denominator    numeric(25,6),
  factor         numeric(19,6) check (factor > 0),
  value          numeric(25,10),
  missing_reason text,
  standard_error numeric(19,6) check (standard_error >= 0),
  ci_low         numeric(19,6),
  ci_high        numeric(19,6),
  n              bigint check (n >= 0),          -- unweighted cases
  status         text not null check (status in ('PRELIMINARY', 'OFFICIAL', 'REVISED')),
  registrar      text not null,
  source         text not null,
  published_on   date,
  import_id      bigint,
  recorded_at    timestamptz not null default now(),
  replaced_by    bigint references indicator_value,
  -- R4.2: no value without its reason, never 0 in its place
  constraint value_or_reason check ((value is null) <> (missing_reason is null)),
  constraint no_value_over_zero check (denominator <> 0 or value is null),
  constraint interval_holds_value check (value between ci_low and ci_high)
);
create unique index one_current_value on indicator_value (indicator, fiscal_year, period, ubigeo, area, grouping) where replaced_by is null;
create index indicator_value_series on indicator_value (indicator, ubigeo, area, grouping, fiscal_year);
