-- The products that a memo speaks of: those of the unit's (program's) programming of the year; while there is none, those that have
-- credit in the running year or the one before. p_unit or p_category is empty.
create or replace function decision_products(p_year int, p_unit text, p_category text)
returns table (category text, product text, name text) language sql stable as $$
  with filed as (
    select distinct t.category, t.product_project from programming_target t
    where t.fiscal_year = p_year and (p_unit = '' or t.sec_ejec = p_unit) and (p_category = '' or t.category = p_category)
  ), known as (
    select * from filed
    union
    select distinct t.category, t.product_project from budget_target t
    where not exists (select from filed) and t.fiscal_year between p_year - 2 and p_year - 1 and t.status = 'ACTIVE'
      and (p_unit = '' or t.sec_ejec = p_unit) and (p_category = '' or t.category = p_category))
  select k.category, k.product_project, coalesce((
    select n.name from product_project n where n.code = k.product_project order by (n.fiscal_year = p_year) desc, n.fiscal_year desc limit 1), '')
  from known k order by 1, 2
$$;

-- Money and quantities of a product in a year. The physical advance is the mean of its targets' percentages, none above 100, weighted
-- by their PIM, of those that were reported (6.6). Quantities add up only where all its targets count in one unit.
create or replace function decision_advance(p_year int, p_unit text, p_category text)
returns table (category text, product text, pim numeric, accrued numeric, programmed bigint, reported bigint, physical numeric,
  executed numeric, unit_name text) language sql stable as $$
  select t.category, t.product_project, sum(l.pim), sum(l.accrued), count(*) filter (where q.year_target > 0),
    count(*) filter (where q.year_target > 0 and q.executed is not null),
    sum(least(100, q.executed * 100 / q.year_target) * l.pim) filter (where q.year_target > 0 and q.executed is not null)
      / nullif(sum(l.pim) filter (where q.year_target > 0 and q.executed is not null), 0),
    case when count(*) = count(q.executed) and count(distinct q.unit_name) = 1 then sum(q.executed) end,
    case when count(distinct q.unit_name) = 1 then min(q.unit_name) end
  from budget_target t
  cross join lateral (
    select coalesce(sum(b.pim), 0) pim, coalesce(sum(b.accrued), 0) accrued from budget_line b
    where b.fiscal_year = t.fiscal_year and b.sec_ejec = t.sec_ejec and b.sec_func = t.sec_func) l
  left join physical_current q on q.fiscal_year = t.fiscal_year and q.sec_ejec = t.sec_ejec and q.sec_func = t.sec_func
  where t.fiscal_year = p_year and t.status = 'ACTIVE' and (p_unit = '' or t.sec_ejec = p_unit) and (p_category = '' or t.category = p_category)
  group by 1, 2
$$;

-- Money and quantity that a product's programming has in the year of the law: the formulation's, else the multi-year file's.
create or replace function decision_programmed(p_year int, p_unit text, p_category text)
returns table (category text, product text, amount numeric, quantity numeric, unit_name text) language sql stable as $$
  with file as (
    select distinct on (f.sec_ejec) f.sec_ejec, f.process from programming_file f
    where f.fiscal_year = p_year and (p_unit = '' or f.sec_ejec = p_unit)
      and exists (select from programming_target t where (t.fiscal_year, t.process, t.sec_ejec) = (f.fiscal_year, f.process, f.sec_ejec))
    order by f.sec_ejec, f.process)
  select t.category, t.product_project, sum(a.amount),
    case when count(*) = count(q.year_target) and count(distinct t.unit_of_measure) = 1 then sum(q.year_target) end,
    case when count(distinct t.unit_of_measure) = 1 then min(u.name) end
  from file f
  join programming_target t on t.fiscal_year = p_year and t.process = f.process and t.sec_ejec = f.sec_ejec
  cross join lateral (
    select coalesce(sum(m.amount), 0) amount from programming_amount m
    where (m.fiscal_year, m.process, m.sec_ejec, m.sec_func) = (t.fiscal_year, t.process, t.sec_ejec, t.sec_func) and m.year = p_year) a
  left join programming_quantity q on (q.fiscal_year, q.process, q.sec_ejec, q.sec_func) = (t.fiscal_year, t.process, t.sec_ejec, t.sec_func)
    and q.year = p_year and q.cost_centre = ''
  left join unit_of_measure u on u.fiscal_year = p_year and u.code = t.unit_of_measure
  where p_category = '' or t.category = p_category
  group by 1, 2
$$;

-- The indicators of products in the program's version of a year: national values of the two years before the running one and of its
-- first semester, with their error; baseline and target to judge the last.
create or replace function decision_indicators(p_year int, p_programs text[])
returns table (category text, product text, indicator text, name text, unit text, sense text, baseline numeric, target numeric,
  before numeric, last numeric, standard_error numeric, ci_low numeric, ci_high numeric, semester numeric) language sql stable as $$
  with version as (
    select p.code program, v.id from unnest(p_programs) p(code) cross join lateral (
      select v.id from program_version v
      where v.program = p.code and not v.training and (v.state = 'APPROVED' or v.state not in ('SUPERSEDED', 'CLOSED'))
      order by (v.state = 'APPROVED' and p_year - 1 between v.valid_from and coalesce(v.valid_to, 9999)) desc, v.version desc limit 1) v)
  select v.program, n.code, i.code, i.name, s.unit, s.sense, s.baseline, t.target, b.value, c.value, c.standard_error, c.ci_low, c.ci_high,
    r.value
  from version v
  join logframe_node n on n.version_id = v.id and n.level = 'P'
  join node_indicator l on l.node_id = n.id
  join indicator i on i.code = l.indicator
  left join lateral (select * from indicator_sheet s where s.indicator = i.code and s.state <> 'RETIRED'
    order by (s.state = 'IN_FORCE') desc, (s.fiscal_year <= p_year - 2) desc, abs(s.fiscal_year - p_year + 2), s.version desc limit 1) s on true
  left join lateral (select * from indicator_target t where t.indicator = i.code and t.ubigeo = '000000' and t.area = 'TOTAL'
    and t.grouping = '' order by (t.fiscal_year >= p_year - 2) desc, abs(t.fiscal_year - p_year + 2) limit 1) t on true
  left join indicator_value b on b.indicator = i.code and b.fiscal_year = p_year - 3 and b.period = 'YEAR' and b.ubigeo = '000000'
    and b.area = 'TOTAL' and b.grouping = '' and b.replaced_by is null
  left join indicator_value c on c.indicator = i.code and c.fiscal_year = p_year - 2 and c.period = 'YEAR' and c.ubigeo = '000000'
    and c.area = 'TOTAL' and c.grouping = '' and c.replaced_by is null
  left join indicator_value r on r.indicator = i.code and r.fiscal_year = p_year - 1 and r.period = 'S1' and r.ubigeo = '000000'
    and r.area = 'TOTAL' and r.grouping = '' and r.replaced_by is null
  order by v.program, n.code, l.position
$$;

-- Decisions that were taken, and whether performance information was on screen: an indicator's value or a physical advance of the last
-- year; money alone is none. One row for each program that a decision touches; ceilings are approved for the country.
create or replace view decision_made as
select s.id step, split_part(s.object_id, '/', 1)::int fiscal_year,
  case when s.object_type = 'DECISION_MEMO' and s.action = 'send' then 'REQUEST' when s.object_type = 'DECISION_MEMO' then 'GRANT' else 'FILE' end kind,
  case when s.sec_ejec = 'national' then '' else s.sec_ejec end sec_ejec, coalesce(p.category, '') category, s.at,
  coalesce(p.informed, false) informed
from workflow_step s
left join lateral (
  select one ->> 'category' category, bool_or(jsonb_path_exists(one,
    '$.items[*] ? ((@.kind == "INDICATOR" || @.kind == "PHYSICAL") && @.last != null)')) informed
  from jsonb_array_elements(s.figures -> 'products') one group by 1) p on true
where (s.object_type = 'DECISION_MEMO' and s.action in ('send', 'decide'))
  or (s.object_type = 'PROGRAMMING_FILE' and s.action in ('send', 'accept'))
union all
select s.id, v.fiscal_year, 'CEILING', '', '', s.at, exists (
    select from workflow_step m where m.object_type = 'DECISION_MEMO' and m.action = 'send' and m.at < s.at
      and split_part(m.object_id, '/', 1)::int = v.fiscal_year)
from workflow_step s join ceiling_version v on v.id::text = s.object_id
where s.object_type = 'CEILING_VERSION' and s.action = 'approve';
