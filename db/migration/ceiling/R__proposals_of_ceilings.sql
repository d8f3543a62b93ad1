-- What amounts could be, by criterion (domain 3.4), from what the database knows; what it doesn't know is said, never supposed.

-- Prices from one year to another by the frame's inflation; null where a year of it is missing.
create or replace function ceiling_price_factor(p_frame bigint, p_from int, p_to int) returns numeric language sql stable as $$
  select case when p_to <= p_from then 1 when count(v.value) < p_to - p_from then null else round(exp(sum(ln(1 + v.value / 100))), 12) end
  from generate_series(p_from + 1, p_to) y
  left join macro_frame f on f.id = p_frame
  left join macro_variable m on m.role = 'INFLATION'
    and m.fiscal_year = (select max(n.fiscal_year) from macro_variable n where n.fiscal_year <= f.fiscal_year)
  left join macro_value v on v.frame_id = f.id and v.variable = m.code and v.year = y
$$;

-- The lines of a pliego in the newest year before the version's that knows any, with what each is for.
create or replace function ceiling_base_lines(p_year int, p_pliego text)
returns table (fiscal_year smallint, sec_ejec text, sec_func text, category text, kind text, product_project text, activity text, generic text,
  class text, pia numeric, pim numeric, annual_committed numeric, accrued numeric)
language sql stable as $$
  select l.fiscal_year, l.sec_ejec, l.sec_func, t.category, c.kind, t.product_project, t.activity, g.generic,
    case when g.generic = '2.8' then 'DEBT' when g.generic in ('2.1', '2.2') then 'PERSONNEL' when t.product_project like '2%' then 'PROJECT'
      when c.kind = 'PP' then 'TARGET_COST' else 'INERTIAL' end,
    l.pia, l.pim, l.annual_committed, l.accrued
  from budget_line l
  join implementing_unit u on u.fiscal_year = l.fiscal_year and u.sec_ejec = l.sec_ejec
  join budget_target t on t.fiscal_year = l.fiscal_year and t.sec_ejec = l.sec_ejec and t.sec_func = l.sec_func
  left join budget_category c on c.fiscal_year = t.fiscal_year and c.code = t.category
  cross join lateral (select substring(l.item from '^\d+\.\d+') generic) g
  where l.fiscal_year = ceiling_base_year(p_year, p_pliego) and u.sector || '/' || u.pliego = p_pliego
$$;

-- A pliego's running costs given out by people and their poverty (3.4) over the places where its targets of the base year stand: by
-- departments if there are several, else by provinces, else by districts. A place's share is weight × people / Σ people + weight × poor /
-- Σ poor; what rounding leaves goes along, so that the parts make the whole. One place that isn't known leaves all of it unknown.
create or replace function ceiling_by_population(p_version bigint, p_pliego text)
returns table (code text, name text, people numeric, poverty_rate numeric, year0 numeric, year1 numeric, year2 numeric, missing text)
language sql stable as $$
  with version as (
    select v.fiscal_year y, v.frame_id, ceiling_base_year(v.fiscal_year, p_pliego) base from ceiling_version v where v.id = p_version),
  formula as (
    select f.* from version v join ceiling_population_formula f
      on f.fiscal_year = (select max(n.fiscal_year) from ceiling_population_formula n where n.fiscal_year <= v.y)),
  pool as (
    select sum(b.pim) pim from version v cross join lateral ceiling_base_lines(v.y, p_pliego) b where b.class in ('INERTIAL', 'TARGET_COST')),
  stand as (
    select distinct t.department, t.department || t.province province, t.department || t.province || t.district district
    from version v join implementing_unit u on u.fiscal_year = v.base and u.sector || '/' || u.pliego = p_pliego
    join budget_target t on t.fiscal_year = v.base and t.sec_ejec = u.sec_ejec and t.status = 'ACTIVE' and t.department <> '00'),
  place as (
    select distinct case when n.departments > 1 then s.department when n.provinces > 1 then s.province else s.district end code
    from stand s cross join (select count(distinct department) departments, count(distinct province) provinces from stand) n),
  known as (
    select p.code, y.at, f.population_weight, f.poverty_weight, c.size, c.poverty_rate, c.size * c.poverty_rate / 100 poor, c.year, c.source
    from version v cross join formula f cross join place p cross join generate_series(0, 2) y(at)
    left join lateral (
      select x.size, x.poverty_rate, x.year, x.source from place_population x
      where x.ubigeo = rpad(p.code, 6, '0') and x.population_group = '' and x.year <= v.y + y.at order by x.year desc limit 1) c on true),
  summed as (
    select k.*, sum(k.size) over w people, sum(k.poor) over w poors,
      bool_or(k.size is null) over w or (k.poverty_weight > 0 and bool_or(k.poverty_rate is null) over w) is_unknown
    from known k window w as (partition by k.at)),
  shared as (
    select s.*, case when not s.is_unknown and s.people > 0 then s.population_weight * s.size / s.people
      + case when s.poverty_weight = 0 then 0 when s.poors > 0 then s.poverty_weight * s.poor / s.poors end end share
    from summed s),
  given as (
    select h.*, round(p.pim * ceiling_price_factor(v.frame_id, v.base, v.y + h.at)) whole,
      sum(h.share) over (partition by h.at order by h.code) upto
    from shared h cross join version v cross join pool p),
  rounded as (
    select g.*, round(g.whole * g.upto) - coalesce(lag(round(g.whole * g.upto)) over (partition by g.at order by g.code), 0) amount from given g)
  select r.code, concat_ws(' · ', min(u.name), min(r.source || ' ' || r.year) filter (where r.at = 0)), min(r.size) filter (where r.at = 0), min(r.poverty_rate) filter (where r.at = 0),
    min(r.amount) filter (where r.at = 0), min(r.amount) filter (where r.at = 1), min(r.amount) filter (where r.at = 2),
    case when bool_or(r.size is null) then 'PEOPLE' when bool_or(r.poverty_rate is null and r.poverty_weight > 0) then 'POVERTY'
      when bool_or(r.is_unknown) then 'OTHER_PLACE' when bool_or(r.whole is null) then 'INFLATION'
      when bool_or(r.year < v.y + r.at) then 'OLDER' else '' end
  from rounded r cross join version v
  left join ubigeo u on u.fiscal_year = v.base and u.code = rpad(r.code, 6, '0')
  group by r.code, v.y
$$;

-- The running costs of each product of a unit, and more where its physical advance of the base year reached the formula's mark. The advance
-- is the mean of its targets' percentages, none above 100, weighted by their PIM, of those that were reported (6.6).
create or replace function ceiling_by_performance(p_version bigint, p_pliego text)
returns table (sec_ejec text, code text, name text, pim numeric, advance numeric, year0 numeric, year1 numeric, year2 numeric, missing text,
  category text)
language sql stable as $$
  with version as (
    select v.fiscal_year y, v.frame_id, ceiling_base_year(v.fiscal_year, p_pliego) base from ceiling_version v where v.id = p_version),
  formula as (
    select f.* from version v join ceiling_performance_formula f
      on f.fiscal_year = (select max(n.fiscal_year) from ceiling_performance_formula n where n.fiscal_year <= v.y)),
  target as (
    select b.sec_ejec, b.category, b.product_project, b.sec_func, sum(b.pim) pim
    from version v cross join lateral ceiling_base_lines(v.y, p_pliego) b where b.class = 'TARGET_COST' group by 1, 2, 3, 4),
  product as (
    select t.sec_ejec, t.category, t.product_project, sum(t.pim) pim,
      sum(least(100, q.executed * 100 / q.year_target) * t.pim) filter (where q.year_target > 0 and q.executed is not null)
        / nullif(sum(t.pim) filter (where q.year_target > 0 and q.executed is not null), 0) advance
    from target t cross join version v
    left join physical_current q on q.fiscal_year = v.base and q.sec_ejec = t.sec_ejec and q.sec_func = t.sec_func
    group by 1, 2, 3)
  select p.sec_ejec, p.product_project, coalesce(n.name, ''), p.pim, round(p.advance, 1),
    round(p.pim * m.more * ceiling_price_factor(v.frame_id, v.base, v.y)), round(p.pim * m.more * ceiling_price_factor(v.frame_id, v.base, v.y + 1)),
    round(p.pim * m.more * ceiling_price_factor(v.frame_id, v.base, v.y + 2)),
    case when ceiling_price_factor(v.frame_id, v.base, v.y + 2) is null then 'INFLATION' when p.advance is null then 'RESULT'
      when p.advance < f.reached then 'EXPLAIN' else '' end, p.category
  from product p cross join version v cross join formula f
  cross join lateral (select 1 + case when p.advance >= f.reached then f.more / 100 else 0 end more) m
  left join product_project n on n.fiscal_year = v.base and n.code = p.product_project
$$;

-- A criterion's lines: what each is reckoned from (its two figures) and what comes out for the three years; missing says what isn't known.
-- Category, product, generic and geography are the keys of the ceiling that a line would become, beside its pliego and unit.
drop function if exists ceiling_proposal(bigint, text, text);
create function ceiling_proposal(p_version bigint, p_pliego text, p_criterion text)
returns table (sec_ejec text, code text, name text, first_figure numeric, second_figure numeric, year0 numeric, year1 numeric, year2 numeric,
  missing text, category text, product text, generic text, geography text)
language sql stable as $$
  with version as (select v.fiscal_year y, v.frame_id from ceiling_version v where v.id = p_version),
  base as (select b.* from version v cross join lateral ceiling_base_lines(v.y, p_pliego) b),
  factor as (
    select ceiling_price_factor(v.frame_id, b.y, v.y) f0, ceiling_price_factor(v.frame_id, b.y, v.y + 1) f1,
      ceiling_price_factor(v.frame_id, b.y, v.y + 2) f2
    from version v cross join lateral (select ceiling_base_year(v.y, p_pliego) y) b),
  -- running costs: the modified budget carried forward by inflation
  inertial as (
    select b.sec_ejec, b.category code, sum(b.pia) a, sum(b.pim) b2 from base b
    where p_criterion = 'INERTIAL' and b.class in ('INERTIAL', 'TARGET_COST') group by 1, 2),
  -- what is paid as it was: no price goes up by itself
  fixed as (
    select b.sec_ejec, b.generic code, sum(b.pia) a, sum(b.pim) b2 from base b
    where p_criterion in ('DEBT', 'PERSONNEL') and b.class = p_criterion group by 1, 2),
  precommitted as (
    select b.sec_ejec, b.category code, sum(b.annual_committed) a, sum(b.accrued) b2 from base b
    where p_criterion = 'PRECOMMITMENT' and b.class not in ('DEBT', 'PERSONNEL') and b.annual_committed > b.accrued group by 1, 2),
  project as (
    select b.sec_ejec, b.product_project code, min(b.category) category, sum(b.pim) a, sum(b.accrued) b2 from base b
    where p_criterion = 'PROJECT' and b.class = 'PROJECT' group by 1, 2 having sum(b.pim) > sum(b.accrued)),
  target as (
    select distinct b.fiscal_year, b.sec_ejec, b.sec_func, b.category, b.product_project, b.activity from base b
    where p_criterion = 'TARGET_COST' and b.class = 'TARGET_COST'),
  costed as (
    select t.sec_ejec, t.sec_func code, t.category, t.product_project, t.activity, p.year_target a, m.unit_cost b2
    from target t
    left join physical_current p on p.fiscal_year = t.fiscal_year and p.sec_ejec = t.sec_ejec and p.sec_func = t.sec_func
    left join lateral (
      select o.unit_cost from version v
      join logframe_node n on n.version_id = access_version(v.y, t.category) and n.level = 'A' and n.code = t.activity
      join logframe_node pr on pr.id = n.parent_id and pr.code = t.product_project
      join operational_model o on o.node_id = n.id limit 1) m on true),
  place as (
    select distinct case when u.level = 'E' then '000000' when u.level = 'R' then left(u.ubigeo, 2) || '0000' else u.ubigeo end ubigeo
    from version v join implementing_unit u on u.fiscal_year = ceiling_catalogue_year(v.y) and u.sector || '/' || u.pliego = p_pliego),
  gap as (
    select c.category, n.code, n.text, o.unit_cost b2, g.y,
      sum(s.size) filter (where s.kind = 'TARGET') - coalesce(sum(s.size) filter (where s.kind = 'PROGRAMMED'), 0) a,
      bool_or(s.kind = 'PROGRAMMED') programmed
    from version v
    cross join generate_series(v.y, v.y + 2) g(y)
    join (select distinct b.category from base b where p_criterion = 'GAP' and b.kind = 'PP') c on true
    join logframe_node n on n.version_id = access_version(v.y, c.category) and n.level = 'P'
    join operational_model o on o.node_id = n.id
    left join population_size s on s.population_id = o.population_id and s.fiscal_year = g.y and s.ubigeo in (select ubigeo from place)
    group by c.category, n.code, n.text, o.unit_cost, g.y)
  select i.sec_ejec, i.code, coalesce(c.name, ''), i.a, i.b2, round(i.b2 * f.f0), round(i.b2 * f.f1), round(i.b2 * f.f2),
    case when f.f0 is null or f.f1 is null or f.f2 is null then 'INFLATION' else '' end, i.code, '', '', ''
  from inertial i cross join factor f cross join version v
  left join budget_category c on c.fiscal_year = ceiling_base_year(v.y, p_pliego) and c.code = i.code
  union all
  select x.sec_ejec, x.code, coalesce(e.name, ''), x.a, x.b2, round(x.b2), round(x.b2), round(x.b2),
    case p_criterion when 'PERSONNEL' then 'AIRHSP' else 'DEBT_PLAN' end, '', '', x.code, ''
  from fixed x cross join version v left join economic_item e on e.fiscal_year = ceiling_base_year(v.y, p_pliego) and e.code = x.code
  union all
  select x.sec_ejec, x.code, coalesce(c.name, ''), x.a, x.b2, round(x.a - x.b2), null, null, 'CONTRACTS', x.code, '', '', ''
  from precommitted x cross join version v left join budget_category c on c.fiscal_year = ceiling_base_year(v.y, p_pliego) and c.code = x.code
  union all
  -- what the investment programme gives it, where there is one; else what is left of the year
  select x.sec_ejec, x.code, coalesce(p.name, ''), x.a, x.b2, round(coalesce(i.y0, x.a - x.b2)), round(i.y1), round(i.y2),
    case when i.y0 is null then 'PROJECT_COST' else '' end, x.category, x.code, '', ''
  from project x cross join version v
  left join lateral (
    select coalesce(sum(n.amount) filter (where n.year = v.y), 0) y0, coalesce(sum(n.amount) filter (where n.year = v.y + 1), 0) y1,
      coalesce(sum(n.amount) filter (where n.year = v.y + 2), 0) y2
    from investment_plan n where n.fiscal_year = v.y and n.sec_ejec = x.sec_ejec and n.project = x.code having count(*) > 0) i on true left join product_project p on p.fiscal_year = ceiling_base_year(v.y, p_pliego) and p.code = x.code
  union all
  select x.sec_ejec, x.code, coalesce(a.name, ''), x.a, x.b2, round(x.a * x.b2), round(x.a * x.b2), round(x.a * x.b2),
    case when x.a is null then 'TARGET' when x.b2 is null then 'UNIT_COST' else '' end, x.category, x.product_project, '', ''
  from costed x cross join version v left join activity a on a.fiscal_year = ceiling_base_year(v.y, p_pliego) and a.code = x.activity
  union all
  select '', g.code, min(g.text), min(g.a) filter (where g.y = v.y), min(g.b2),
    round(min(greatest(g.a, 0)) filter (where g.y = v.y) * min(g.b2)), round(min(greatest(g.a, 0)) filter (where g.y = v.y + 1) * min(g.b2)),
    round(min(greatest(g.a, 0)) filter (where g.y = v.y + 2) * min(g.b2)),
    case when min(g.a) filter (where g.y = v.y) is null then 'POPULATION' when min(g.b2) is null then 'UNIT_COST'
      when not coalesce(bool_or(g.programmed), false) then 'COVERED' else '' end, g.category, g.code, '', ''
  from gap g cross join version v group by g.category, g.code
  union all
  select '', p.code, p.name, p.people, p.poverty_rate, p.year0, p.year1, p.year2, p.missing, '', '', '', p.code
  from ceiling_by_population(p_version, p_pliego) p where p_criterion = 'POPULATION'
  union all
  select p.sec_ejec, p.code, p.name, p.pim, p.advance, p.year0, p.year1, p.year2, p.missing, p.category, p.code, '', ''
  from ceiling_by_performance(p_version, p_pliego) p where p_criterion = 'PERFORMANCE'
  union all
  select o.sec_ejec, o.category, o.concept, min(o.quantity), min(o.unit_cost), coalesce(sum(round(o.quantity * o.unit_cost)) filter (where o.year = v.y), 0),
    coalesce(sum(round(o.quantity * o.unit_cost)) filter (where o.year = v.y + 1), 0),
    coalesce(sum(round(o.quantity * o.unit_cost)) filter (where o.year = v.y + 2), 0), '', o.category, '', '', ''
  from version v join ceiling_one_off o on o.fiscal_year = v.y
  join implementing_unit u on u.fiscal_year = ceiling_catalogue_year(v.y) and u.sec_ejec = o.sec_ejec and u.sector || '/' || u.pliego = p_pliego
  where p_criterion = 'ONE_OFF' group by o.sec_ejec, o.category, o.concept
  order by 1, 2
$$;

-- Money in the order of domain 3.4 (ceiling_criterion): what each class asks for in the first year, and how much of it a sum covers. What a
-- line owes already goes before the rest of it.
create or replace function ceiling_allocation(p_version bigint, p_pliego text, p_amount numeric)
returns table (criterion text, name text, name_en text, asked numeric, covered numeric)
language sql stable as $$
  with version as (select v.fiscal_year y, v.frame_id from ceiling_version v where v.id = p_version),
  part as (
    select b.class criterion, case when b.class in ('DEBT', 'PERSONNEL') then b.pim
      else b.pim - greatest(b.annual_committed - b.accrued, 0) end amount
    from version v cross join lateral ceiling_base_lines(v.y, p_pliego) b
    union all
    select 'PRECOMMITMENT', greatest(b.annual_committed - b.accrued, 0)
    from version v cross join lateral ceiling_base_lines(v.y, p_pliego) b where b.class not in ('DEBT', 'PERSONNEL')),
  asked as (
    select p.criterion, round(sum(p.amount) * case when p.criterion in ('INERTIAL', 'TARGET_COST')
      then (select coalesce(ceiling_price_factor(v.frame_id, ceiling_base_year(v.y, p_pliego), v.y), 1) from version v) else 1 end) asked
    from part p group by 1),
  ordered as (
    select a.criterion, k.name, k.name_en, k.allocation_order, a.asked,
      coalesce(sum(a.asked) over (order by k.allocation_order, a.criterion rows between unbounded preceding and 1 preceding), 0) before
    from asked a cross join version v
    join ceiling_criterion k on k.code = a.criterion
      and k.fiscal_year = (select max(n.fiscal_year) from ceiling_criterion n where n.fiscal_year <= v.y)
    where a.asked > 0)
  select o.criterion, o.name, o.name_en, o.asked, least(o.asked, greatest(p_amount - o.before, 0))
  from ordered o order by o.allocation_order, o.criterion
$$;
