-- A product whose quantity doesn't follow from activities alone (6.5: WEIGHTED, OWN) has a target of its own in a unit's file.
create table programming_product (
  fiscal_year     smallint not null,
  process         text not null,
  sec_ejec        text not null,
  category        text not null,
  product_project text not null,
  year            smallint not null,
  quantity        numeric(19,4) not null check (quantity >= 0),
  primary key (fiscal_year, process, sec_ejec, category, product_project, year),
  foreign key (fiscal_year, process, sec_ejec) references programming_file on delete cascade,
  constraint product_within_three_years check (year between fiscal_year and fiscal_year + 2)
);
