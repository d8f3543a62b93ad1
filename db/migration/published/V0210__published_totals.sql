-- What the ministry publishes of a year's execution, to read beside the ledger and never add to it. A cut is one table of
-- figures by some axes together (departments; programs; level, sector, pliego and unit; …), as stated on a day. What the
-- ministry doesn't cross can't be crossed here.
create table published_cut (
  id          bigserial primary key,
  fiscal_year smallint not null check (fiscal_year between 2000 and 2100),
  axes        text not null,             -- its axes in order, separated by commas; empty for the country as a whole
  covers      text not null default '',  -- the levels of government it is limited to; empty for all
  stated_on   date not null,
  source      text not null check (source <> ''),
  file_name   text not null,
  import_id   bigint,
  loaded_at   timestamptz not null default now(),
  constraint published_cut_once unique (fiscal_year, axes, stated_on)
);

-- A measure that the ministry doesn't publish in a cut is null, never zero.
create table published_total (
  cut_id            bigint not null references published_cut on delete cascade,
  level             text not null default '',
  sector            text not null default '',
  pliego            text not null default '',
  unit              text not null default '',
  category          text not null default '',
  product           text not null default '',
  function_code     text not null default '',
  source            text not null default '',
  department        text not null default '',
  pia               numeric(19,2),
  pim               numeric(19,2),
  certified         numeric(19,2),
  annual_committed  numeric(19,2),
  monthly_committed numeric(19,2),
  accrued           numeric(19,2),
  ordered           numeric(19,2),
  paid              numeric(19,2),
  primary key (cut_id, level, sector, pliego, unit, category, product, function_code, source, department)
);

-- What a code was called in its year.
create table published_name (
  fiscal_year smallint not null,
  axis        text not null,
  parent      text not null default '',  -- the sector of a pliego
  code        text not null,
  name        text not null check (name <> ''),
  primary key (fiscal_year, axis, parent, code)
);
