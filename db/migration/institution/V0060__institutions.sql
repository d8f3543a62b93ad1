-- Who spends (domain 1). sec_ejec is the key of every transaction.
create table sector (
  fiscal_year smallint not null references fiscal_year,
  code text not null check (code ~ '^\d{2}$'),
  name text not null,
  primary key (fiscal_year, code)
);
create table pliego (
  fiscal_year smallint not null,
  level text not null check (level in ('E', 'R', 'M')),
  sector text not null default '',     -- local governments have none
  code text not null,                  -- char(3); a municipality is its own pliego, under its ubigeo
  name text not null,
  primary key (fiscal_year, level, sector, code)
);
create table implementing_unit (
  fiscal_year smallint not null references fiscal_year,
  sec_ejec    text not null check (sec_ejec ~ '^\d{6}$'),
  level       text not null check (level in ('E', 'R', 'M')),
  sector      text not null default '',
  pliego      text not null,
  unit_code   text not null check (unit_code ~ '^\d{3}$'),
  name        text not null,
  short_name  text,
  ruc         text,
  ubigeo      text,
  unit_type   text not null default 'UE' check (unit_type in ('UE', 'MUNICIPALITY', 'MANCOMUNIDAD', 'OPERATING_AGENCY')),
  status      text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED', 'MIGRATED', 'ARCHIVED')),
  migrated_to text,
  valid_from  date,
  valid_to    date,
  primary key (fiscal_year, sec_ejec),
  foreign key (fiscal_year, level, sector, pliego) references pliego,
  foreign key (fiscal_year, ubigeo) references ubigeo,
  constraint unit_code_once unique (fiscal_year, level, sector, pliego, unit_code)
);
create index implementing_unit_ubigeo on implementing_unit (fiscal_year, ubigeo);
create index implementing_unit_pliego on implementing_unit (fiscal_year, level, sector, pliego);
create table cost_centre (
  fiscal_year smallint not null,
  sec_ejec    text not null,
  code        text not null,
  name        text not null,
  parent      text,
  service_point_code text,
  category    text,
  ubigeo      text,
  status      text not null default 'ACTIVE' check (status in ('ACTIVE', 'INACTIVE')),
  primary key (fiscal_year, sec_ejec, code),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  foreign key (fiscal_year, sec_ejec, parent) references cost_centre
);
