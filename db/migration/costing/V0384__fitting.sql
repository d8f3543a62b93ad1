-- Fitting needs to ceilings and comparing what things cost (domain 7.5, 4.7).

-- A price that the unit reviewed for its own needs: it goes before the catalogue's.
create table supply_price_review (
  fiscal_year smallint not null,
  process     text not null,
  sec_ejec    text not null,
  supply_item text not null,
  price       numeric(19,6) not null check (price >= 0),
  reason      text not null check (reason <> ''),
  reviewed_by text not null,
  reviewed_at timestamptz not null default now(),
  primary key (fiscal_year, process, sec_ejec, supply_item),
  foreign key (fiscal_year, process, sec_ejec) references programming_file on delete cascade,
  foreign key (fiscal_year, supply_item) references supply_item
);

-- Why a unit's cost stands out among the others'.
create table unit_cost_explanation (
  fiscal_year  smallint not null,
  process      text not null,
  sec_ejec     text not null,
  product      text not null,
  activity     text not null,
  unit_cost    numeric(19,4) not null,   -- what was explained: a cost that changed since is to be explained again
  median       numeric(19,4) not null,
  explanation  text not null check (btrim(explanation) <> ''),
  explained_by text not null,
  explained_at timestamptz not null default now(),
  primary key (fiscal_year, process, sec_ejec, product, activity),
  foreign key (fiscal_year, process, sec_ejec) references programming_file on delete cascade
);

insert into costing_parameter (fiscal_year, name, value, meaning) values
  (2025, 'OUTLIER_DEVIATIONS', 3, 'a unit cost farther from the median than so many median deviations (scaled) stands out'),
  (2025, 'OUTLIER_PEERS', 5, 'fewer units than these are not compared');
