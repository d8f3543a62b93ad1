-- Which items of money the needs table explains (domain 3.5 c), by the year from which it holds. Contracted persons are in the register of
-- positions, not in the needs table.
create table needs_item (
  fiscal_year smallint not null,
  item_prefix text not null,
  explained   boolean not null,
  primary key (fiscal_year, item_prefix)
);
insert into needs_item values (2019, '2.3', true), (2019, '2.3.2.8', false);
create index project_cost_by_project on project_cost (fiscal_year, project);
