-- What is typed and what was costed on a line, in a year counted from the year of the law.
create or replace function typed(l programming_line, p_at int) returns numeric language sql stable as $$
  select a.amount from programming_amount a
  where (a.fiscal_year, a.process, a.sec_ejec, a.sec_func, a.rubro, a.resource_type, a.item)
    = (l.fiscal_year, l.process, l.sec_ejec, l.sec_func, l.rubro, l.resource_type, l.item)
    and a.year = l.fiscal_year + p_at and a.source = 'TYPED'
$$;
create or replace function costed(l programming_line, p_at int) returns numeric language sql stable as $$
  select a.amount from programming_amount a
  where (a.fiscal_year, a.process, a.sec_ejec, a.sec_func, a.rubro, a.resource_type, a.item)
    = (l.fiscal_year, l.process, l.sec_ejec, l.sec_func, l.rubro, l.resource_type, l.item)
    and a.year = l.fiscal_year + p_at and a.source = 'COSTED'
$$;

-- Brings a unit's targets, quantities and opening credit of a year into an empty file: the start of most programming. Chains,
-- purposes and items that the file's year doesn't have are left out and told. p_money is PIA or PIM; the years after the first repeat
-- the first one's figures.
create or replace function programming_bring(p_year smallint, p_process text, p_sec_ejec text, p_from smallint, p_money text, p_years int)
returns table (targets bigint, left_out bigint, lines bigint, lines_left_out bigint) language plpgsql as $$
begin
  insert into programming_target (fiscal_year, process, sec_ejec, sec_func, function_code, division, functional_group, category,
      product_project, activity, purpose, name, unit_of_measure, accumulation, department, province, district)
    select p_year, p_process, p_sec_ejec, t.sec_func, t.function_code, t.division, t.functional_group, t.category, t.product_project,
      t.activity, t.purpose, t.name, u.code, coalesce(q.accumulation, 'SUM'), t.department, t.province, t.district
    from budget_target t
    join program_chain c on c.fiscal_year = p_year and c.category = t.category and c.product_project = t.product_project
      and c.activity = t.activity and c.function_code = t.function_code and c.division = t.division
      and c.functional_group = t.functional_group and c.status = 'ACTIVE'
    join purpose f on f.fiscal_year = p_year and f.code = t.purpose
    left join physical_current q on q.fiscal_year = t.fiscal_year and q.sec_ejec = t.sec_ejec and q.sec_func = t.sec_func
    left join unit_of_measure u on u.fiscal_year = p_year and u.code = coalesce(t.unit_of_measure, q.unit_of_measure)
    where t.fiscal_year = p_from and t.sec_ejec = p_sec_ejec and t.status = 'ACTIVE'
      and access_decision(p_year, p_sec_ejec, t.category, t.product_project, t.activity, 'BUD_PROGRAM') in ('OPEN', 'GRANTED');
  get diagnostics targets = row_count;
  select count(*) - targets into left_out from budget_target t
    where t.fiscal_year = p_from and t.sec_ejec = p_sec_ejec and t.status = 'ACTIVE';
  insert into programming_quantity (fiscal_year, process, sec_ejec, sec_func, year, accumulation, year_target, source)
    select t.fiscal_year, t.process, t.sec_ejec, t.sec_func, t.fiscal_year + y.at, t.accumulation, q.year_target, 'COPY'
    from programming_target t
    join physical_current q on q.fiscal_year = p_from and q.sec_ejec = t.sec_ejec and q.sec_func = t.sec_func
    cross join generate_series(0, p_years - 1) y(at)
    where t.fiscal_year = p_year and t.process = p_process and t.sec_ejec = p_sec_ejec;
  insert into programming_amount (fiscal_year, process, sec_ejec, sec_func, year, rubro, resource_type, item, expenditure_category, amount)
    select t.fiscal_year, t.process, t.sec_ejec, t.sec_func, t.fiscal_year + y.at, l.rubro, l.resource_type, l.item, l.expenditure_category,
      case p_money when 'PIA' then l.pia else l.pim end
    from programming_target t
    join budget_line l on l.fiscal_year = p_from and l.sec_ejec = t.sec_ejec and l.sec_func = t.sec_func
      and case p_money when 'PIA' then l.pia else l.pim end > 0
    join economic_item i on i.fiscal_year = p_year and i.code = l.item
    cross join generate_series(0, p_years - 1) y(at)
    where t.fiscal_year = p_year and t.process = p_process and t.sec_ejec = p_sec_ejec;
  get diagnostics lines = row_count;
  lines := lines / p_years;
  select count(*) - lines into lines_left_out from budget_line l
    where l.fiscal_year = p_from and l.sec_ejec = p_sec_ejec and case p_money when 'PIA' then l.pia else l.pim end > 0;
  return next;
end $$;

-- Takes an accepted multi-year file over into an empty file of formulation: the year of the law only.
create or replace function programming_take_over(p_year smallint, p_sec_ejec text) returns bigint language plpgsql as $$
declare
  v_targets bigint;
begin
  insert into programming_target (fiscal_year, process, sec_ejec, sec_func, function_code, division, functional_group, category,
      product_project, activity, purpose, name, unit_of_measure, accumulation, department, province, district, zero_cost,
      population_name, coverage_goal, concentration, adjustment)
    select t.fiscal_year, 'FORMULATION', t.sec_ejec, t.sec_func, t.function_code, t.division, t.functional_group, t.category,
      t.product_project, t.activity, t.purpose, t.name, t.unit_of_measure, t.accumulation, t.department, t.province, t.district,
      t.zero_cost, t.population_name, t.coverage_goal, t.concentration, t.adjustment
    from programming_target t where t.fiscal_year = p_year and t.process = 'MULTI_YEAR' and t.sec_ejec = p_sec_ejec;
  get diagnostics v_targets = row_count;
  insert into programming_population select fiscal_year, 'FORMULATION', sec_ejec, sec_func, year, size, source
    from programming_population where fiscal_year = p_year and process = 'MULTI_YEAR' and sec_ejec = p_sec_ejec and year = p_year;
  insert into programming_product select fiscal_year, 'FORMULATION', sec_ejec, category, product_project, year, quantity
    from programming_product where fiscal_year = p_year and process = 'MULTI_YEAR' and sec_ejec = p_sec_ejec and year = p_year
    on conflict do nothing;
  insert into programming_quantity (fiscal_year, process, sec_ejec, sec_func, year, cost_centre, accumulation, year_target,
      semester_target, months, unmet, source)
    select fiscal_year, 'FORMULATION', sec_ejec, sec_func, year, cost_centre, accumulation, year_target, semester_target, months, unmet,
      source
    from programming_quantity where fiscal_year = p_year and process = 'MULTI_YEAR' and sec_ejec = p_sec_ejec and year = p_year;
  -- what was costed comes with the needs that it follows from, and is computed anew: copied as typed, it would count twice
  insert into programming_amount (fiscal_year, process, sec_ejec, sec_func, year, rubro, resource_type, item, expenditure_category, amount)
    select fiscal_year, 'FORMULATION', sec_ejec, sec_func, year, rubro, resource_type, item, min(expenditure_category), sum(amount)
    from programming_amount where fiscal_year = p_year and process = 'MULTI_YEAR' and sec_ejec = p_sec_ejec and year = p_year
      and source <> 'COSTED'
    group by 1, 2, 3, 4, 5, 6, 7, 8;
  insert into programming_revenue select fiscal_year, 'FORMULATION', sec_ejec, year, rubro, item, amount, basis
    from programming_revenue where fiscal_year = p_year and process = 'MULTI_YEAR' and sec_ejec = p_sec_ejec and year = p_year;
  return v_targets;
end $$;

-- Whether a ceiling's keys cover an amount of a target; an empty key covers all.
create or replace function ceiling_covers(p_category text, p_product text, p_result text, p_function text, p_geography text, p_rubro text,
  p_generic text, p_expenditure_category text, t programming_target, a programming_amount) returns boolean language sql immutable as $$
  select p_category in ('', t.category) and p_product in ('', t.product_project)
    -- a program has one specific result: whatever its targets ask is asked of it
    and (p_result = '' or t.category = p_category) and p_function in ('', t.function_code)
    and starts_with(t.department || t.province || t.district, p_geography) and p_rubro in ('', a.rubro)
    and (p_generic = '' or a.item = p_generic or a.item like p_generic || '.%') and p_expenditure_category in ('', a.expenditure_category)
$$;

-- What a unit's file asks of each of the ceilings that bind it (3.4), whatever keys the ceiling names.
drop function if exists programming_against_ceilings(int, text, text);
create function programming_against_ceilings(p_year int, p_process text, p_sec_ejec text)
returns table (id bigint, version_id bigint, year smallint, label text, amount numeric, programmed numeric, blocked boolean) language sql stable as $$
  select c.id, l.version_id, c.year, l.label, c.amount, coalesce(s.amount, 0), c.blocked
  from ceiling_of_unit(p_year, p_process, p_sec_ejec) c
  cross join lateral (select x.version_id, ceiling_label(x) label from ceiling x where x.id = c.id) l
  left join lateral (
    select sum(a.amount) amount
    from programming_amount a
    join programming_target t on (t.fiscal_year, t.process, t.sec_ejec, t.sec_func) = (a.fiscal_year, a.process, a.sec_ejec, a.sec_func)
    where a.fiscal_year = p_year and a.process = p_process and a.sec_ejec = p_sec_ejec and a.year = c.year
      and ceiling_covers(c.category, c.product, c.result, c.function_code, c.geography, c.rubro, c.generic, c.expenditure_category, t, a)) s on true
  where c.tier = 'UE' and (p_process = 'MULTI_YEAR' or c.year = p_year)
$$;

-- The products of a unit's file with all their activities, those of the design in force and those that the file has, and how the
-- design makes the product's quantity of them (6.5). Projects, and what isn't a product of a program, are left out. What an activity
-- is measured against is what was asked for: its quantity and what isn't financed of it. A quantity that one of its targets lacks isn't
-- known.
create or replace function programming_products(p_year int, p_process text, p_sec_ejec text)
returns table (category text, product text, product_name text, designed boolean, product_unit text, whole boolean, method text,
  activity text, activity_name text, unit text, tracer boolean, mandatory boolean, conversion numeric, weight numeric, targets bigint,
  planned numeric[], asked numeric[]) language sql stable as $$
  with filed as (
    select t.category, t.product_project, t.activity, count(*) targets, min(t.unit_of_measure) unit
    from programming_target t
    where t.fiscal_year = p_year and t.process = p_process and t.sec_ejec = p_sec_ejec and t.product_project like '3%'
      and t.product_project <> '3999999'
    group by 1, 2, 3
  ), counted as (
    select t.category, t.product_project, t.activity, y.at,
      case when count(*) = count(q.year_target) then sum(q.year_target) end planned,
      case when count(*) = count(q.year_target) then sum(q.year_target + q.unmet) end asked
    from programming_target t cross join generate_series(0, 2) y(at)
    left join programming_quantity q on (q.fiscal_year, q.process, q.sec_ejec, q.sec_func) = (t.fiscal_year, t.process, t.sec_ejec, t.sec_func)
      and q.year = t.fiscal_year + y.at and q.cost_centre = ''
    where t.fiscal_year = p_year and t.process = p_process and t.sec_ejec = p_sec_ejec
    group by 1, 2, 3, 4
  ), figures as (
    select c.category, c.product_project, c.activity, array_agg(c.planned order by c.at) planned, array_agg(c.asked order by c.at) asked
    from counted c group by 1, 2, 3
  ), design as (
    select f.category, f.product_project, p.id, p.unit_of_measure, m.aggregation, m.tracer_id
    from (select distinct category, product_project from filed) f
    join program_version v on v.program = f.category and v.state = 'APPROVED' and p_year between v.valid_from and coalesce(v.valid_to, 9999)
    join logframe_node p on p.version_id = v.id and p.level = 'P' and p.code = f.product_project
    left join operational_model m on m.node_id = p.id
  ), activities as (
    select f.category, f.product_project, f.activity from filed f
    union
    select d.category, d.product_project, a.code from design d join logframe_node a on a.parent_id = d.id and a.level = 'A'
  )
  select x.category, x.product_project, coalesce(n.name, ''), d.id is not null, u.name, coalesce(u.integer_only, false),
    coalesce(d.aggregation, 'TRACER'), x.activity, coalesce(an.name, a.text, ''), au.name, coalesce(a.id = d.tracer_id, false),
    a.id is not null and coalesce(w.mandatory, true), coalesce(w.conversion, 1), coalesce(w.weight, 0), coalesce(f.targets, 0), g.planned, g.asked
  from activities x
  left join design d on (d.category, d.product_project) = (x.category, x.product_project)
  left join logframe_node a on a.parent_id = d.id and a.level = 'A' and a.code = x.activity
  left join operational_weight w on w.product_id = d.id and w.activity_id = a.id
  left join filed f on (f.category, f.product_project, f.activity) = (x.category, x.product_project, x.activity)
  left join figures g on (g.category, g.product_project, g.activity) = (x.category, x.product_project, x.activity)
  left join product_project n on n.fiscal_year = p_year and n.code = x.product_project
  left join activity an on an.fiscal_year = p_year and an.code = x.activity
  left join unit_of_measure u on u.fiscal_year = p_year and u.code = d.unit_of_measure
  left join unit_of_measure au on au.fiscal_year = p_year and au.code = coalesce(a.unit_of_measure, f.unit)
  order by 1, 2, 8
$$;

-- Money of the year of the law that the Treasury is to pay and no ceiling of the unit covers (CEI-016). What the unit collects itself is
-- bounded by its revenue (PRG-010); the years after the law's are a reference.
create or replace function programming_without_ceiling(p_year int, p_process text, p_sec_ejec text) returns numeric language sql stable as $$
  with bound as materialized (
    select c.* from ceiling_of_unit(p_year, p_process, p_sec_ejec) c where c.tier = 'UE' and c.year = p_year)
  select coalesce(sum(a.amount), 0)
  from programming_amount a
  join programming_target t on (t.fiscal_year, t.process, t.sec_ejec, t.sec_func) = (a.fiscal_year, a.process, a.sec_ejec, a.sec_func)
  where a.fiscal_year = p_year and a.process = p_process and a.sec_ejec = p_sec_ejec and a.year = p_year and ceiling_counts(p_year, a.rubro)
    and not exists (select from bound c
      where ceiling_covers(c.category, c.product, c.result, c.function_code, c.geography, c.rubro, c.generic, c.expenditure_category, t, a))
$$;
