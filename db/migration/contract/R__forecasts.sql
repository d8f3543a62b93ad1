-- What is forecast of a contract's years: promised, and asked for besides.
create or replace view contract_year_forecast as
select f.sec_ejec, f.contract_id, l.fiscal_year, coalesce(sum(l.amount) filter (where f.state = 'A'), 0) promised, sum(l.amount) held
from budget_forecast f
join budget_forecast_line l on l.sec_ejec = f.sec_ejec and l.forecast_id = f.id
where f.contract_id is not null and f.state in ('V', 'S', 'A')
group by 1, 2, 3;

-- Rubro and item as the year itself has them, or while it has no catalogues, the year in which the forecast is made.
create or replace function forecast_code_known(p_year integer, p_made integer, p_rubro text, p_item text) returns boolean
language sql stable as $$
  select exists (select from rubro where fiscal_year = y.y and code = p_rubro and status = 'ACTIVE')
    and exists (select from economic_item where fiscal_year = y.y and code = p_item and imputable and status = 'ACTIVE')
  from (select case when exists (select from rubro where fiscal_year = p_year) then p_year else p_made end y) y
$$;

-- Forecasts that wait for a role, but not for who had another part in them: what a desk shows. The budget office signs what its
-- programming will have to hold, so its desk of programming asks here too.
create or replace view forecast_waiting as
select f.sec_ejec, f.fiscal_year, f.fiscal_year || '-' || f.number shown, f.object, f.state, f.moved_at, w.role,
  case when f.state in ('N', 'R') then '{}' else array[f.prepared_by, f.budget_by] end::text[] others,
  (select sum(l.amount) from budget_forecast_line l where l.sec_ejec = f.sec_ejec and l.forecast_id = f.id) amount,
  '/previsiones/' || f.fiscal_year || '/' || f.sec_ejec || '/' || f.number page
from budget_forecast f
join workflow_transition w on w.object_type = 'FORECAST' and w.from_state = f.state and w.action in ('verify', 'sign', 'approve')
where f.state in ('N', 'V', 'S', 'R');
