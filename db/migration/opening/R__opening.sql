-- The lines of a year's formulation, as they are to open the year: each amount once, whatever it came from.
create or replace view formulated_line as
select a.fiscal_year, a.sec_ejec, a.sec_func, a.rubro, a.resource_type, a.item, min(a.expenditure_category) expenditure_category,
  sum(a.amount) amount
from programming_amount a
where a.process = 'FORMULATION' and a.year = a.fiscal_year
group by 1, 2, 3, 4, 5, 6 having sum(a.amount) > 0;

-- Writes targets, lines without credit and initial quantities of units' accepted formulation: what the ledger then posts the PIA on.
create or replace function opening_write(p_year smallint, p_units text[]) returns void language plpgsql as $$
begin
  -- a meta is numbered within its chain and purpose
  insert into budget_target (fiscal_year, sec_ejec, sec_func, function_code, division, functional_group, category, product_project,
      activity, meta, purpose, name, unit_of_measure, department, province, district)
    select t.fiscal_year, t.sec_ejec, t.sec_func, t.function_code, t.division, t.functional_group, t.category, t.product_project,
      t.activity, lpad(row_number() over (
        partition by t.sec_ejec, t.category, t.product_project, t.activity, t.function_code, t.division, t.functional_group
        order by t.sec_func)::text, 5, '0'), t.purpose, t.name, t.unit_of_measure, t.department, t.province, t.district
    from programming_target t
    where t.fiscal_year = p_year and t.process = 'FORMULATION' and t.sec_ejec = any (p_units);
  insert into budget_line (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item, expenditure_category, origin)
    select l.fiscal_year, l.sec_ejec, l.sec_func, l.rubro, l.resource_type, l.item, l.expenditure_category, 'NATIVE'
    from formulated_line l where l.fiscal_year = p_year and l.sec_ejec = any (p_units);
  -- 6.2: the initial target is frozen with the PIA. The months of a service point are kept where they make its year.
  insert into physical_target (fiscal_year, sec_ejec, sec_func, cost_centre, kind, unit_of_measure, unit_name, accumulation, year_target,
      semester_target, months, source, recorded_by)
    select q.fiscal_year, q.sec_ejec, q.sec_func, q.cost_centre, 'INITIAL', t.unit_of_measure, u.name, q.accumulation, q.year_target,
      case when m.fit then months_total(q.months[1:6], q.accumulation) else q.semester_target end,
      case when m.fit then q.months end, 'PIA', current_setting('siaf.promulgated_by')
    from programming_quantity q
    join programming_target t using (fiscal_year, process, sec_ejec, sec_func)
    join unit_of_measure u on u.fiscal_year = t.fiscal_year and u.code = t.unit_of_measure
    cross join lateral (select coalesce(months_total(q.months, q.accumulation) = q.year_target, false) fit) m
    where q.fiscal_year = p_year and q.process = 'FORMULATION' and q.sec_ejec = any (p_units) and q.year = p_year;
end $$;

-- Each line of an opened unit in its file and in the ledger (3.7): equal to the sol, or there is something to explain.
create or replace view opening_reconciliation as
select o.fiscal_year, o.sec_ejec, x.sec_func, x.rubro, x.resource_type, x.item, x.formulated, x.posted
from opening_unit o
cross join lateral (
  select sec_func, rubro, resource_type, item, coalesce(f.amount, 0) formulated, coalesce(m.amount, 0) posted
  from (
    select l.sec_func, l.rubro, l.resource_type, l.item, l.amount from formulated_line l
    where l.fiscal_year = o.fiscal_year and l.sec_ejec = o.sec_ejec) f
  full join (
    select m.sec_func, m.rubro, m.resource_type, m.item, sum(m.amount) amount from movement m
    where m.fiscal_year = o.fiscal_year and m.sec_ejec = o.sec_ejec and m.stage = 'PIA' group by 1, 2, 3, 4) m
    using (sec_func, rubro, resource_type, item)) x;

-- The analytical opening budget (3.7) by line with its chain: of an opened unit from the ledger, of the others from their files.
create or replace view analytical_opening as
select l.fiscal_year, l.sec_ejec, 'FILE' basis, l.sec_func, t.name target_name, t.function_code, t.division, t.functional_group, t.category,
  t.product_project, t.activity, l.rubro, l.resource_type, l.item, l.expenditure_category, l.amount
from formulated_line l
join programming_target t on (t.fiscal_year, t.process, t.sec_ejec, t.sec_func) = (l.fiscal_year, 'FORMULATION', l.sec_ejec, l.sec_func)
where not exists (select from opening_unit o where o.fiscal_year = l.fiscal_year and o.sec_ejec = l.sec_ejec)
union all
select m.fiscal_year, m.sec_ejec, 'LEDGER', m.sec_func, t.name, t.function_code, t.division, t.functional_group, t.category,
  t.product_project, t.activity, m.rubro, m.resource_type, m.item, l.expenditure_category, m.amount
from opening_unit o
join movement m on m.fiscal_year = o.fiscal_year and m.sec_ejec = o.sec_ejec and m.stage = 'PIA'
join budget_line l on (l.fiscal_year, l.sec_ejec, l.sec_func, l.rubro, l.resource_type, l.item)
  = (m.fiscal_year, m.sec_ejec, m.sec_func, m.rubro, m.resource_type, m.item)
join budget_target t on t.fiscal_year = m.fiscal_year and t.sec_ejec = m.sec_ejec and t.sec_func = m.sec_func;

-- What a pliego's units ask together of each of the pliego's own ceilings, whatever keys the ceiling names (3.4, 3.5).
create or replace function consolidated_against_ceilings(p_year int, p_process text, p_sector text, p_pliego text)
returns table (year smallint, label text, amount numeric, programmed numeric) language sql stable as $$
  with asked as materialized (
    select a.year, t.category, t.product_project, t.function_code, t.department || t.province || t.district geography, a.rubro, a.item,
      a.expenditure_category, sum(a.amount) amount
    from programming_amount a
    join programming_target t on (t.fiscal_year, t.process, t.sec_ejec, t.sec_func) = (a.fiscal_year, a.process, a.sec_ejec, a.sec_func)
    join implementing_unit u on u.fiscal_year = a.fiscal_year and u.sec_ejec = a.sec_ejec
    where a.fiscal_year = p_year and a.process = p_process and u.sector = p_sector and u.pliego = p_pliego
    group by 1, 2, 3, 4, 5, 6, 7, 8)
  select c.year, ceiling_label(c), c.amount, coalesce((
    select sum(a.amount) from asked a
    where a.year = c.year and (c.category = '' or a.category = c.category) and (c.product = '' or a.product_project = c.product)
      -- a program has one specific result: whatever its targets ask is asked of it
      and (c.result = '' or a.category = c.category) and (c.function_code = '' or a.function_code = c.function_code)
      and (c.geography = '' or starts_with(a.geography, c.geography)) and (c.rubro = '' or a.rubro = c.rubro)
      and (c.generic = '' or a.item = c.generic or a.item like c.generic || '.%')
      and (c.expenditure_category = '' or a.expenditure_category = c.expenditure_category)), 0)
  from ceiling c
  where c.version_id = ceiling_binding(p_year, p_process) and c.tier = 'PLIEGO' and c.pliego = p_sector || '/' || p_pliego
    and (p_process = 'MULTI_YEAR' or c.year = p_year)
$$;

-- Bill, law and files, line by line with the chain of the file's target; a line without a target in the files has no chain.
create or replace view compared_law as
select k.fiscal_year, k.sec_ejec, k.sec_func, coalesce(t.name, '') target_name, t.function_code, t.division, t.functional_group, t.category,
  t.product_project, t.activity, k.rubro, k.resource_type, k.item, expenditure_category_of(k.fiscal_year, k.item, t.product_project)
    expenditure_category, k.bill, k.law, k.formulated
from (
  select v.fiscal_year, v.sec_ejec, v.sec_func, v.rubro, v.resource_type, v.item,
    coalesce(sum(v.amount) filter (where v.version = 'BILL'), 0) bill, coalesce(sum(v.amount) filter (where v.version = 'LAW'), 0) law,
    coalesce(sum(v.amount) filter (where v.version = 'FILE'), 0) formulated
  from (
    select fiscal_year, version, sec_ejec, sec_func, rubro, resource_type, item, amount from budget_law_line
    union all
    select fiscal_year, 'FILE', sec_ejec, sec_func, rubro, resource_type, item, amount from formulated_line) v
  group by 1, 2, 3, 4, 5, 6) k
left join programming_target t on (t.fiscal_year, t.process, t.sec_ejec, t.sec_func) = (k.fiscal_year, 'FORMULATION', k.sec_ejec, k.sec_func);
