-- What is done in a place is asked for by place, whatever the unit.
create index budget_target_place on budget_target (fiscal_year, department, province, district);
