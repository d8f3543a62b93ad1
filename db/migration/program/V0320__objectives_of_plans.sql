-- Objectives come by import: the years of their plan, and whether they were invented to show the system.
alter table strategic_objective
  add column first_year smallint check (first_year between 1990 and 2100),
  add column last_year smallint check (last_year between 1990 and 2100),
  add column demonstration boolean not null default false,
  add constraint objective_years_in_order check (last_year >= first_year);
create index strategic_objective_parent on strategic_objective (parent);
