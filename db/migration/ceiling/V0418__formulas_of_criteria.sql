-- How money follows people and their poverty, and what a good result adds (domain 3.4); by year, a year without its own takes the newest
-- before it. All of it assumed.
create table ceiling_population_formula (
  fiscal_year       smallint primary key check (fiscal_year between 2000 and 2100),
  population_weight numeric(7,4) not null check (population_weight between 0 and 1),
  poverty_weight    numeric(7,4) not null check (poverty_weight between 0 and 1),
  constraint weights_make_one check (population_weight + poverty_weight = 1)
);
insert into ceiling_population_formula values (2012, 0.5, 0.5);

-- A product whose physical advance of the year before reached so much gets so much more than its running costs. One that didn't isn't cut
-- for it (R3.5): it has to be explained.
create table ceiling_performance_formula (
  fiscal_year smallint primary key check (fiscal_year between 2000 and 2100),
  reached     numeric(7,4) not null check (reached between 0 and 100),
  more        numeric(7,4) not null check (more between 0 and 100)
);
insert into ceiling_performance_formula values (2012, 90, 2);

-- What is spent once and isn't carried forward: asked for by document, piece by piece.
create table ceiling_one_off (
  fiscal_year smallint not null,                 -- the year of the budget law
  sec_ejec    text not null check (sec_ejec ~ '^\d{6}$'),
  concept     text not null check (concept <> ''),
  year        smallint not null,
  category    text not null check (category ~ '^\d{4}$'),
  quantity    numeric(19,4) not null check (quantity > 0),
  unit_cost   numeric(19,6) not null check (unit_cost >= 0),
  norm        text not null check (norm <> ''),
  primary key (fiscal_year, sec_ejec, concept, year),
  constraint one_off_within_three_years check (year between fiscal_year and fiscal_year + 2)
);
