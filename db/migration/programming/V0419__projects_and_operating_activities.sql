-- Projects as the multi-year investment programme (PMI) has them for a year's law, by unit and year; their cost as Invierte.pe keeps it.
create table investment_plan (
  fiscal_year  smallint not null,
  project      text not null check (project ~ '^2\d{6}$'),      -- the CUI
  sec_ejec     text not null check (sec_ejec ~ '^\d{6}$'),
  year         smallint not null,
  name         text not null check (name <> ''),
  kind         text not null check (kind in ('PI', 'IOARR')),
  amount       numeric(19,2) not null check (amount >= 0),
  updated_cost numeric(19,2) not null check (updated_cost >= 0),
  accrued      numeric(19,2) not null check (accrued >= 0),
  primary key (fiscal_year, project, sec_ejec, year),
  constraint planned_within_four_years check (year between fiscal_year and fiscal_year + 3)
);
create index investment_plan_unit on investment_plan (fiscal_year, sec_ejec);

-- Operating activities of a unit's plan (POI) with the target that pays for each (domain 11, CEPLAN).
create table operating_activity (
  fiscal_year smallint not null,
  process     text not null check (process in ('MULTI_YEAR', 'FORMULATION')),
  sec_ejec    text not null,
  code        text not null check (code ~ '^AOI\d{11}$'),
  sec_func    text not null check (sec_func ~ '^\d{4}$'),
  name        text not null check (name <> ''),
  objective   text not null default '',    -- the strategic action that it serves, AEI
  quantity    numeric(19,4) not null check (quantity >= 0),
  amount      numeric(19,2) not null check (amount >= 0),
  primary key (fiscal_year, process, sec_ejec, code, sec_func),
  foreign key (fiscal_year, sec_ejec) references implementing_unit
);
