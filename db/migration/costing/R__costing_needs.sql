-- What a unit's targets take and what that costs (domain 7.3, 7.6–7.8): one statement for a whole unit.

-- Where each target is planned: at its service points where the unit plans by them, else as a whole. With nothing programmed there,
-- nothing is needed there.
create or replace function costing_points(p_year int, p_process text, p_sec_ejec text)
returns table (sec_func text, year smallint, cost_centre text, cases numeric, category text, place text, program text, product text,
  activity text, purpose text, rubro text, resource_type text) language sql stable as $$
  select q.sec_func, q.year, q.cost_centre, q.year_target, c.category, coalesce(c.ubigeo, t.department || t.province || t.district),
    t.category, t.product_project, t.activity, t.purpose, coalesce(p.rubro, '00'), coalesce(p.resource_type, '0')
  from programming_quantity q
  join programming_target t using (fiscal_year, process, sec_ejec, sec_func)
  left join cost_centre c on c.fiscal_year = q.fiscal_year and c.sec_ejec = q.sec_ejec and c.code = q.cost_centre
  left join target_purse p on p.fiscal_year = q.fiscal_year and p.process = q.process and p.sec_ejec = q.sec_ejec and p.sec_func = q.sec_func
  where q.fiscal_year = p_year and q.process = p_process and q.sec_ejec = p_sec_ejec and q.year_target > 0
    and (q.cost_centre <> '' or not exists (
      select from programming_quantity o where o.fiscal_year = q.fiscal_year and o.process = q.process and o.sec_ejec = q.sec_ejec
        and o.sec_func = q.sec_func and o.year = q.year and o.cost_centre <> ''))
$$;

-- Rows from kits. q_use, q_gross, q_purchase and net need as in 7.3; stock serves the earliest need of its place first. Whole purchase
-- units are counted by integer division: a quotient with many digits never rounds a unit away.
create or replace function costing_kit_rows(p_year int, p_process text, p_sec_ejec text)
returns table (sec_func text, year smallint, cost_centre text, reference text, rubro text, resource_type text, supply_item text,
  economic_item text, kit integer, critical boolean, cost_direct boolean, cost_behaviour text, cases numeric, quantity_per_case numeric,
  percent_of_use numeric, quantity_used numeric, waste_factor numeric, quantity_gross numeric, conversion numeric,
  quantity_purchased numeric, quantity_covered numeric, divisible boolean, unit_price numeric, price_place text, price_source text,
  priced_on date) language sql stable as $$
  with point as materialized (select * from costing_points(p_year, p_process, p_sec_ejec)),
  node as materialized (select distinct program, product, activity, purpose from point),
  -- a kit of the target's own purpose goes before the one of all purposes
  chosen as materialized (
    select n.*, k.number from node n
    join kit k on k.fiscal_year = p_year and k.status = 'ACTIVE' and k.category = n.program and k.product_project = n.product
      and k.activity = n.activity and k.purpose in ('', n.purpose)
    where k.purpose <> '' or not exists (
      select from kit o where o.fiscal_year = p_year and o.status = 'ACTIVE' and o.category = n.program and o.product_project = n.product
        and o.activity = n.activity and o.purpose = n.purpose and o.sub_purpose = k.sub_purpose)),
  input as materialized (
    select c.program, c.product, c.activity, c.purpose, c.number kit, i.supply_item, i.critical, i.cost_direct, i.cost_behaviour,
      i.quantity_per_case, i.percent_of_use, i.waste_factor, i.categories, i.rector_programmed, s.decimals_allowed,
      coalesce(i.conversion_factor, s.conversion) conversion,
      case when s.status = 'ACTIVE' then (select e.code from economic_item e
        where e.fiscal_year = p_year and e.code = supply_item_charged_to(p_year, i.supply_item, i.economic_item)
          and e.status = 'ACTIVE' and e.imputable) end economic_item
    from chosen c
    join kit_item i on i.fiscal_year = p_year and i.kit = c.number and i.status = 'ACTIVE'
    join supply_item s on s.fiscal_year = p_year and s.code = i.supply_item),
  price as materialized (
    select w.supply_item, w.place, p.price, p.place price_place, p.source, p.priced_on
    from (select distinct i.supply_item, o.place from input i join point o using (program, product, activity, purpose)) w
    left join lateral supply_price_at(p_year, w.supply_item, w.place) p on true),
  used as (
    select o.*, i.kit, i.supply_item, i.critical, i.cost_direct, i.cost_behaviour, i.quantity_per_case, i.percent_of_use, i.waste_factor,
      i.rector_programmed, i.decimals_allowed, i.conversion, i.economic_item,
      case i.cost_behaviour when 'FIXED' then i.quantity_per_case else o.cases * i.quantity_per_case * i.percent_of_use / 100 end q_use
    from point o join input i using (program, product, activity, purpose)
    where kit_item_applies(i.categories, o.category)),
  bought as (
    select u.*, u.q_use * (1 + u.waste_factor) q_gross,
      case when u.decimals_allowed then round(u.q_use * (1 + u.waste_factor) / u.conversion, 4)
        else div(u.q_use * (1 + u.waste_factor), u.conversion)
          + case when mod(u.q_use * (1 + u.waste_factor), u.conversion) > 0 then 1 else 0 end end q_purchase
    from used u),
  queued as (
    select b.*, coalesce(v.price, p.price) price, case when v.price is null then p.price_place end price_place,
      coalesce(v.reason, p.source) source, coalesce(v.reviewed_at::date, p.priced_on) priced_on, coalesce(s.usable + s.in_transit + s.centrally_supplied, 0) stock,
      sum(b.q_purchase) over (partition by b.cost_centre, b.supply_item order by b.year, b.sec_func, b.kit rows unbounded preceding)
        - b.q_purchase earlier
    from bought b
    join price p on p.supply_item = b.supply_item and p.place = b.place
    left join supply_price_review v on v.fiscal_year = p_year and v.process = p_process and v.sec_ejec = p_sec_ejec
      and v.supply_item = b.supply_item
    left join supply_stock s on s.fiscal_year = p_year and s.sec_ejec = p_sec_ejec and s.cost_centre = b.cost_centre
      and s.supply_item = b.supply_item)
  select q.sec_func, q.year, q.cost_centre, q.kit || '/' || q.supply_item, q.rubro, q.resource_type, q.supply_item, q.economic_item, q.kit,
    q.critical, q.cost_direct, q.cost_behaviour, q.cases, q.quantity_per_case, q.percent_of_use, q.q_use, q.waste_factor, q.q_gross,
    q.conversion, q.q_purchase,
    case when q.rector_programmed then q.q_purchase else least(q.q_purchase, greatest(0, q.stock - q.earlier)) end,
    q.decimals_allowed, q.price, q.price_place, q.source, q.priced_on
  from queued q
$$;

-- Rows that come from no kit: each position's pay, bonuses and contributions by the target's share of its time (7.6), running costs by
-- their drivers (7.7), projects by component and year (7.8).
create or replace function costing_other_rows(p_year int, p_process text, p_sec_ejec text)
returns table (source text, sec_func text, year smallint, cost_centre text, reference text, rubro text, resource_type text,
  economic_item text, cost_direct boolean, quantity numeric, unit_price numeric, price_source text) language sql stable as $$
  with target as (
    select distinct t.sec_func, t.fiscal_year + y.at as year from programming_target t
    cross join generate_series(0, case p_process when 'FORMULATION' then 0 else 2 end) y(at)
    where t.fiscal_year = p_year and t.process = p_process and t.sec_ejec = p_sec_ejec),
  regime as (
    select distinct on (r.code) r.* from personnel_regime r where r.fiscal_year <= p_year order by r.code, r.fiscal_year desc)
  select 'PERSONNEL', t.sec_func, t.year::smallint, '', p.code || '/' || c.part, p.rubro, p.resource_type, c.item, true,
    -- a share that a quantity's four decimals can't hold is taken of the price: rounded once, at the end
    case when s.share = round(s.share, 2) then s.share / 100 else 1 end,
    case when s.share = round(s.share, 2) then c.cost else c.cost * s.share / 100 end, r.name
  from personnel_position p
  join personnel_share s on s.fiscal_year = p.fiscal_year and s.sec_ejec = p.sec_ejec and s.position = p.code
  join target t on t.sec_func = s.sec_func
  join regime r on r.code = p.regime
  cross join lateral (values ('PAY', r.pay_item, p.monthly_cost * p.months),
    ('BONUS', r.bonus_item, r.july_bonus + r.december_bonus + r.schooling_bonus),
    ('CONTRIBUTION', r.contribution_item, p.monthly_cost * p.months * r.contribution_rate)) c(part, item, cost)
  where p.fiscal_year = p_year and p.sec_ejec = p_sec_ejec and c.cost > 0
  union all
  select 'RUNNING', c.sec_func, t.year::smallint, c.cost_centre, c.code, c.rubro, c.resource_type, c.economic_item, false, c.driver_quantity, c.rate,
    c.name
  from running_cost c join target t on t.sec_func = c.sec_func
  where c.fiscal_year = p_year and c.sec_ejec = p_sec_ejec
  union all
  select 'PROJECT', c.sec_func, c.year, '', c.project || '/' || c.component || '/' || c.economic_item, c.rubro, c.resource_type, c.economic_item, true, 1,
    c.amount, c.component
  from project_cost c join target t on t.sec_func = c.sec_func and t.year = c.year
  where c.fiscal_year = p_year and c.sec_ejec = p_sec_ejec
$$;

-- Computes a unit's needs anew and writes the money that follows into its file, rounded up to whole soles by target, purse and economic
-- item. What is equal is left alone; what people decided about a row (priority, cuts) stays. The caller holds the needs table's row.
create or replace function costing_recompute(p_year int, p_process text, p_sec_ejec text)
returns table (computed bigint, written bigint, vanished bigint, lines bigint) language plpgsql
-- nobody can tell beforehand how many rows a unit's kits make: a plan for few of them goes through many one by one for minutes
set enable_nestloop = off set jit = off as $$
begin
  with wanted as materialized (
    select 'KIT' source, k.* from costing_kit_rows(p_year, p_process, p_sec_ejec) k
    union all
    select o.source, o.sec_func, o.year, o.cost_centre, o.reference, o.rubro, o.resource_type, null, o.economic_item, null, true,
      o.cost_direct, 'FIXED', null, null, null, null, null, null, null, o.quantity, 0, true, o.unit_price, null, o.price_source, null
    from costing_other_rows(p_year, p_process, p_sec_ejec) o),
  put as (
    insert into need as n (fiscal_year, process, sec_ejec, year, sec_func, cost_centre, source, reference, rubro, resource_type,
      supply_item, economic_item, kit, priority, critical, cost_direct, cost_behaviour, cases, quantity_per_case, percent_of_use,
      quantity_used, waste_factor, quantity_gross, conversion, quantity_purchased, quantity_covered, required_quantity, divisible,
      unit_price, price_place, price_source, priced_on, recorded_by)
    select p_year, p_process, p_sec_ejec, w.year, w.sec_func, w.cost_centre, w.source, w.reference, w.rubro, w.resource_type,
      w.supply_item, w.economic_item, w.kit, case when w.critical then 1 else 5 end, w.critical, w.cost_direct, w.cost_behaviour, w.cases,
      w.quantity_per_case, w.percent_of_use, w.quantity_used, w.waste_factor, w.quantity_gross, w.conversion, w.quantity_purchased,
      w.quantity_covered, w.quantity_purchased - w.quantity_covered, w.divisible, w.unit_price, w.price_place, w.price_source,
      w.priced_on, ''
    from wanted w
    on conflict (fiscal_year, sec_ejec, process, source, year, sec_func, cost_centre, reference) where source <> 'TYPED'
    do update set rubro = excluded.rubro, resource_type = excluded.resource_type, economic_item = excluded.economic_item,
      critical = excluded.critical, cost_direct = excluded.cost_direct, cost_behaviour = excluded.cost_behaviour, cases = excluded.cases,
      quantity_per_case = excluded.quantity_per_case, percent_of_use = excluded.percent_of_use, quantity_used = excluded.quantity_used,
      waste_factor = excluded.waste_factor, quantity_gross = excluded.quantity_gross, conversion = excluded.conversion,
      quantity_purchased = excluded.quantity_purchased, quantity_covered = excluded.quantity_covered,
      required_quantity = excluded.required_quantity, divisible = excluded.divisible, unit_price = excluded.unit_price,
      price_place = excluded.price_place, price_source = excluded.price_source, priced_on = excluded.priced_on,
      lock_version = n.lock_version + 1
    where (n.rubro, n.resource_type, n.economic_item, n.critical, n.cost_direct, n.cost_behaviour, n.cases, n.quantity_per_case,
        n.percent_of_use, n.waste_factor, n.conversion, n.quantity_purchased, n.required_quantity, n.divisible, n.unit_price,
        n.price_place, n.price_source, n.priced_on)
      is distinct from (excluded.rubro, excluded.resource_type, excluded.economic_item, excluded.critical, excluded.cost_direct,
        excluded.cost_behaviour, excluded.cases, excluded.quantity_per_case, excluded.percent_of_use, excluded.waste_factor,
        excluded.conversion, excluded.quantity_purchased, excluded.required_quantity, excluded.divisible, excluded.unit_price,
        excluded.price_place, excluded.price_source, excluded.priced_on)
    returning 1),
  gone as (
    delete from need n
    where n.fiscal_year = p_year and n.process = p_process and n.sec_ejec = p_sec_ejec
      and n.source in ('KIT', 'PERSONNEL', 'RUNNING', 'PROJECT')
      -- looked up in one hash, however many they are
      and (n.source, n.year, n.sec_func, n.cost_centre, n.reference)
        not in (select w.source, w.year, w.sec_func, w.cost_centre, w.reference from wanted w)
    returning 1)
  select (select count(*) from wanted), (select count(*) from put), (select count(*) from gone) into computed, written, vanished;
  lines := costing_write_amounts(p_year, p_process, p_sec_ejec);
  return next;
end $$;

-- The file's costed money: Σ by target, year, purse and economic item, up to whole soles (7.3).
create or replace function costing_write_amounts(p_year int, p_process text, p_sec_ejec text) returns bigint language plpgsql
set enable_nestloop = off set jit = off as $$
declare
  v_lines bigint;
begin
  with wanted as materialized (
    select n.sec_func, n.year, n.rubro, n.resource_type, n.economic_item item, ceil(sum(n.amount)) amount
    from need n
    where n.fiscal_year = p_year and n.process = p_process and n.sec_ejec = p_sec_ejec and n.economic_item is not null and n.amount > 0
    group by 1, 2, 3, 4, 5),
  gone as (
    delete from programming_amount a
    where a.fiscal_year = p_year and a.process = p_process and a.sec_ejec = p_sec_ejec and a.source = 'COSTED'
      and (a.sec_func, a.year, a.rubro, a.resource_type, a.item)
        not in (select w.sec_func, w.year, w.rubro, w.resource_type, w.item from wanted w)),
  put as (
    insert into programming_amount as a (fiscal_year, process, sec_ejec, sec_func, year, rubro, resource_type, item, amount, source)
    select p_year, p_process, p_sec_ejec, w.sec_func, w.year, w.rubro, w.resource_type, w.item, w.amount, 'COSTED' from wanted w
    on conflict (fiscal_year, process, sec_ejec, sec_func, year, rubro, resource_type, item, source)
    do update set amount = excluded.amount where a.amount <> excluded.amount)
  select count(*) from wanted into v_lines;
  return v_lines;
end $$;

-- What each target costs in a year, and what one of what is counted costs: variable direct inputs over cases, what is fixed apart (7.3).
create or replace function costing_target_costs(p_year int, p_process text, p_sec_ejec text)
returns table (sec_func text, name text, program text, product text, activity text, unit_name text, year smallint, quantity numeric,
  unmet numeric, variable numeric, fixed numeric, total numeric, unit_cost numeric, fixed_unit_cost numeric) language sql stable as $$
  with quantity as (
    select q.sec_func, q.year,
      coalesce(sum(q.year_target) filter (where q.cost_centre = ''), sum(q.year_target)) quantity,
      case when bool_or(q.cost_centre = '') then sum(q.unmet) filter (where q.cost_centre = '') else sum(q.unmet) end unmet
    from programming_quantity q
    where q.fiscal_year = p_year and q.process = p_process and q.sec_ejec = p_sec_ejec group by 1, 2),
  cost as (
    select n.sec_func, n.year, coalesce(sum(n.amount) filter (where n.cost_direct and n.cost_behaviour = 'VARIABLE'), 0) variable,
      coalesce(sum(n.amount), 0) total
    from need n where n.fiscal_year = p_year and n.process = p_process and n.sec_ejec = p_sec_ejec group by 1, 2)
  select t.sec_func, t.name, t.category, t.product_project, t.activity, m.name, y.year, coalesce(q.quantity, 0), coalesce(q.unmet, 0),
    coalesce(c.variable, 0), coalesce(c.total - c.variable, 0), coalesce(c.total, 0), round(c.variable / nullif(q.quantity, 0), 4),
    round((c.total - c.variable) / nullif(q.quantity, 0), 4)
  from programming_target t
  join (select sec_func, year from quantity union select sec_func, year from cost) y on y.sec_func = t.sec_func
  left join quantity q on q.sec_func = t.sec_func and q.year = y.year
  left join cost c on c.sec_func = t.sec_func and c.year = y.year
  left join unit_of_measure m on m.fiscal_year = t.fiscal_year and m.code = t.unit_of_measure
  where t.fiscal_year = p_year and t.process = p_process and t.sec_ejec = p_sec_ejec
$$;

-- Takes the needs of the accepted multi-year file over into formulation: the year of the law only, with the purses, reviewed prices and
-- cuts that they had. What is computed is computed anew, so that the file's costed money follows from needs of its own.
create or replace function costing_take_over(p_year int, p_sec_ejec text) returns void language plpgsql as $$
begin
  insert into target_purse (fiscal_year, process, sec_ejec, sec_func, rubro, resource_type)
    select p.fiscal_year, 'FORMULATION', p.sec_ejec, p.sec_func, p.rubro, p.resource_type from target_purse p
    where p.fiscal_year = p_year and p.process = 'MULTI_YEAR' and p.sec_ejec = p_sec_ejec;
  insert into needs_table (fiscal_year, process, sec_ejec, obligations_at, obligations_by)
    select t.fiscal_year, 'FORMULATION', t.sec_ejec, t.obligations_at, t.obligations_by from needs_table t
    where t.fiscal_year = p_year and t.process = 'MULTI_YEAR' and t.sec_ejec = p_sec_ejec;
  if not found then
    return;
  end if;
  insert into supply_price_review (fiscal_year, process, sec_ejec, supply_item, price, reason, reviewed_by, reviewed_at)
    select v.fiscal_year, 'FORMULATION', v.sec_ejec, v.supply_item, v.price, v.reason, v.reviewed_by, v.reviewed_at
    from supply_price_review v where v.fiscal_year = p_year and v.process = 'MULTI_YEAR' and v.sec_ejec = p_sec_ejec;
  insert into need (fiscal_year, process, sec_ejec, year, sec_func, cost_centre, source, reference, kind, operating_activity, use_type,
      rubro, resource_type, supply_item, economic_item, kit, priority, critical, cost_direct, cost_behaviour, cases, quantity_per_case,
      percent_of_use, quantity_used, waste_factor, quantity_gross, conversion, quantity_purchased, quantity_covered, required_quantity,
      months, divisible, kept, status, unit_price, price_place, price_source, priced_on, note, recorded_by)
    select n.fiscal_year, 'FORMULATION', n.sec_ejec, n.year, n.sec_func, n.cost_centre, n.source, n.reference, n.kind,
      n.operating_activity, n.use_type, n.rubro, n.resource_type, n.supply_item, n.economic_item, n.kit, n.priority, n.critical,
      n.cost_direct, n.cost_behaviour, n.cases, n.quantity_per_case, n.percent_of_use, n.quantity_used, n.waste_factor, n.quantity_gross,
      n.conversion, n.quantity_purchased, n.quantity_covered, n.required_quantity, n.months, n.divisible, n.kept, n.status, n.unit_price,
      n.price_place, n.price_source, n.priced_on, n.note, n.recorded_by
    from need n where n.fiscal_year = p_year and n.process = 'MULTI_YEAR' and n.sec_ejec = p_sec_ejec and n.year = p_year;
  perform costing_recompute(p_year, 'FORMULATION', p_sec_ejec);
end $$;
