-- How many people live in a place, and how many of them are poor: projections and poverty maps of the statistics office, by import.
-- An empty group is everybody; any other is called as a design's target population is.
create table place_population (
  year             smallint not null check (year between 1990 and 2100),
  ubigeo           text not null check (ubigeo ~ '^\d{6}$'),
  population_group text not null default '',
  size             numeric(19,4) not null check (size >= 0),
  -- percent of them in monetary poverty; null where nobody measured it
  poverty_rate     numeric(9,4) check (poverty_rate between 0 and 100),
  source           text not null check (source <> ''),
  demonstration    boolean not null default false,
  primary key (year, ubigeo, population_group)
);
create index place_population_of_group on place_population (population_group, ubigeo, year);
