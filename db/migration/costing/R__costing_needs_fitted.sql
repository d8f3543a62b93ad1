-- What an item of money is bounded by: a unit's ceilings in a process, once there are any (domain 3.4).
create or replace function costing_ceilings(p_year int, p_process text, p_sec_ejec text)
returns table (id bigint, year smallint, cost_centre text, category text, product text, function_code text, geography text, rubro text,
  generic text, expenditure_category text, amount numeric, blocked boolean) language plpgsql stable as $$
begin
  if to_regprocedure('ceiling_of_unit(int,text,text)') is null then
    return;
  end if;
  return query select c.id, c.year, c.cost_centre, c.category, c.product, c.function_code, c.geography, c.rubro, c.generic,
      c.expenditure_category, c.amount, c.blocked
    from ceiling_of_unit(p_year, case p_process when 'MULTI_YEAR' then 'PMP' else 'FORMULATION' end, p_sec_ejec) c;
end $$;

-- Whether a key of a ceiling covers a place, an item, a target: an empty key covers all.
create or replace function costing_covers(p_category text, p_product text, p_function text, p_geography text, p_rubro text, p_generic text,
  p_expenditure text, t programming_target, p_of_rubro text, p_of_item text) returns boolean language sql stable as $$
  select coalesce(p_category, '') in ('', t.category) and coalesce(p_product, '') in ('', t.product_project)
    and coalesce(p_function, '') in ('', t.function_code) and coalesce(p_rubro, '') in ('', p_of_rubro)
    and starts_with(t.department || t.province || t.district, regexp_replace(coalesce(p_geography, ''), '(00)+$', ''))
    and (coalesce(p_generic, '') = '' or p_of_item = p_generic or starts_with(p_of_item, p_generic || '.'))
    and (coalesce(p_expenditure, '') = '' or expenditure_category_of(t.fiscal_year, p_of_item, t.product_project) = p_expenditure)
$$;

-- Each ceiling beside what is programmed under it (7.5): gap = ceiling − Σ. A service point's is set against its own needs.
create or replace function costing_gaps(p_year int, p_process text, p_sec_ejec text)
returns table (id bigint, year smallint, label text, cost_centre text, ceiling numeric, programmed numeric, gap numeric, blocked boolean)
language sql stable as $$
  select c.id, c.year,
    coalesce(nullif(concat_ws(' · ', nullif(c.category, ''), nullif(c.product, ''), nullif(c.function_code, ''), nullif(c.geography, ''),
      nullif(c.rubro, ''), nullif(c.generic, ''), nullif(c.expenditure_category, '')), ''), ''),
    coalesce(c.cost_centre, ''), c.amount, p.programmed, c.amount - p.programmed, c.blocked
  from costing_ceilings(p_year, p_process, p_sec_ejec) c
  cross join lateral (
    select coalesce(sum(x.amount), 0) programmed from (
      select a.amount from programming_amount a join programming_target t using (fiscal_year, process, sec_ejec, sec_func)
      where coalesce(c.cost_centre, '') = '' and a.fiscal_year = p_year and a.process = p_process and a.sec_ejec = p_sec_ejec
        and a.year = c.year and costing_covers(c.category, c.product, c.function_code, c.geography, c.rubro, c.generic,
          c.expenditure_category, t, a.rubro, a.item)
      union all
      select n.amount from need n join programming_target t using (fiscal_year, process, sec_ejec, sec_func)
      where coalesce(c.cost_centre, '') <> '' and n.cost_centre = c.cost_centre and n.fiscal_year = p_year and n.process = p_process
        and n.sec_ejec = p_sec_ejec and n.year = c.year and n.economic_item is not null
        and costing_covers(c.category, c.product, c.function_code, c.geography, c.rubro, c.generic, c.expenditure_category, t, n.rubro,
          n.economic_item)) x) p
$$;

-- The needs under a ceiling.
create or replace function costing_needs_under(p_year int, p_process text, p_sec_ejec text, p_ceiling bigint) returns setof need
language sql stable as $$
  select n.* from costing_ceilings(p_year, p_process, p_sec_ejec) c
  join need n on n.fiscal_year = p_year and n.process = p_process and n.sec_ejec = p_sec_ejec and n.year = c.year
    and n.economic_item is not null and n.amount > 0 and coalesce(c.cost_centre, '') in ('', n.cost_centre)
  join programming_target t on t.fiscal_year = n.fiscal_year and t.process = n.process and t.sec_ejec = n.sec_ejec and t.sec_func = n.sec_func
  where c.id = p_ceiling and costing_covers(c.category, c.product, c.function_code, c.geography, c.rubro, c.generic,
    c.expenditure_category, t, n.rubro, n.economic_item)
$$;

-- R7.5: how many of a target's cases its money pays for: floor(variable money / what a case takes), all of them where nothing was cut.
create or replace function costing_financed(p_year int, p_process text, p_sec_ejec text)
returns table (sec_func text, year smallint, quantity numeric, variable numeric, unit_cost numeric, financed numeric) language sql stable as $$
  select c.sec_func, c.year, c.quantity, c.variable, r.required / nullif(c.quantity, 0),
    case when coalesce(r.required, 0) = 0 or c.variable >= r.required then c.quantity
      else least(c.quantity, floor(c.variable * c.quantity / r.required)) end
  from costing_target_costs(p_year, p_process, p_sec_ejec) c
  left join (
    select n.sec_func, n.year, sum(n.required_amount) required from need n
    where n.fiscal_year = p_year and n.process = p_process and n.sec_ejec = p_sec_ejec and n.cost_direct and n.cost_behaviour = 'VARIABLE'
    group by 1, 2) r on r.sec_func = c.sec_func and r.year = c.year
$$;

-- Cuts needs under a ceiling until it fits, and keeps what that means for people. PRIORITY drops whole needs, the lowest priority and
-- the dearest first; PROPORTION takes the same share from each that isn't critical. What is owed already is never cut. Returns the soles
-- that are over still.
create or replace function costing_cut(p_year int, p_process text, p_sec_ejec text, p_ceiling bigint, p_tool text, p_reason text, p_by text)
returns numeric language plpgsql as $$
declare
  v_over numeric;
  v_cuttable numeric;
  v_lines bigint;
  v_before jsonb;
begin
  select -g.gap into v_over from costing_gaps(p_year, p_process, p_sec_ejec) g where g.id = p_ceiling;
  if coalesce(v_over, 0) <= 0 then
    return 0;
  end if;
  select jsonb_agg(jsonb_build_object('sec_func', f.sec_func, 'year', f.year, 'financed', f.financed, 'amount', c.total)) into v_before
    from costing_financed(p_year, p_process, p_sec_ejec) f
    join costing_target_costs(p_year, p_process, p_sec_ejec) c using (sec_func, year);
  if p_tool = 'PRIORITY' then
    with queue as (
      select u.id, u.quantity, u.amount, u.sec_func, u.year,
        sum(u.amount) over (order by u.priority desc, u.critical, u.amount desc, u.id rows unbounded preceding) - u.amount before
      from costing_needs_under(p_year, p_process, p_sec_ejec, p_ceiling) u where u.kind = 'NEED'),
    cut as (
      update need n set status = 'EXCLUDED', lock_version = n.lock_version + 1 from queue q
      where n.fiscal_year = p_year and n.sec_ejec = p_sec_ejec and n.id = q.id and q.before < v_over
      returning q.id, q.sec_func, q.year, q.quantity, q.amount)
    insert into need_change (fiscal_year, sec_ejec, process, need, sec_func, year, mark, tool, phase, quantity_before, quantity_after,
      amount_before, amount_after, reason, changed_by)
    select p_year, p_sec_ejec, p_process, c.id, c.sec_func, c.year, 'E', 'PRIORITY', t.phase, c.quantity, 0, c.amount, 0, p_reason, p_by
    from cut c join needs_table t on t.fiscal_year = p_year and t.process = p_process and t.sec_ejec = p_sec_ejec;
  else
    -- a line is rounded up to whole soles: as many soles more as there are lines are taken, so that it fits
    select sum(u.amount), count(distinct (u.sec_func, u.rubro, u.resource_type, u.economic_item)) into v_cuttable, v_lines
      from costing_needs_under(p_year, p_process, p_sec_ejec, p_ceiling) u where u.kind = 'NEED' and not u.critical;
    update need n set kept = trunc(n.kept * greatest(0, 1 - (v_over + v_lines) / v_cuttable), 6), lock_version = n.lock_version + 1
    from costing_needs_under(p_year, p_process, p_sec_ejec, p_ceiling) u
    where n.fiscal_year = p_year and n.sec_ejec = p_sec_ejec and n.id = u.id and u.kind = 'NEED' and not u.critical;
  end if;
  perform costing_write_amounts(p_year, p_process, p_sec_ejec);
  -- what it means for people, target by target
  insert into need_change (fiscal_year, sec_ejec, process, sec_func, year, mark, tool, phase, quantity_before, quantity_after,
    amount_before, amount_after, unmet, reason, changed_by)
  select p_year, p_sec_ejec, p_process, b.sec_func, b.year, 'C', p_tool, t.phase, b.financed, f.financed, b.amount, a.amount,
    greatest(0, b.financed - f.financed), p_reason, p_by
  from jsonb_to_recordset(v_before) b(sec_func text, year smallint, financed numeric, amount numeric)
  join costing_financed(p_year, p_process, p_sec_ejec) f on f.sec_func = b.sec_func and f.year = b.year
  join needs_table t on t.fiscal_year = p_year and t.process = p_process and t.sec_ejec = p_sec_ejec
  cross join lateral (
    select coalesce(sum(n.amount), 0) amount from need n where n.fiscal_year = p_year and n.process = p_process and n.sec_ejec = p_sec_ejec
      and n.sec_func = b.sec_func and n.year = b.year) a
  where a.amount <> b.amount;
  select greatest(0, -g.gap) into v_over from costing_gaps(p_year, p_process, p_sec_ejec) g where g.id = p_ceiling;
  return v_over;
end $$;

-- Lowers a target's year to so many cases and marks the rest as not served; its service points by the same share, their whole numbers
-- adding up to it; months follow, each kind of unit in its own way (R6.1).
create or replace function costing_reduce(p_year int, p_process text, p_sec_ejec text, p_target text, p_of int, p_to numeric) returns void
language plpgsql as $$
declare
  v_old numeric;
begin
  select c.quantity into v_old from costing_target_costs(p_year, p_process, p_sec_ejec) c where c.sec_func = p_target and c.year = p_of;
  with share as (
    select q.cost_centre, q.year_target old,
      case when q.cost_centre = '' then p_to else floor(q.year_target * p_to / v_old) end
        + case when q.cost_centre <> '' and row_number() over (partition by q.cost_centre = '' order by
            q.year_target * p_to / v_old - floor(q.year_target * p_to / v_old) desc, q.cost_centre)
          <= p_to - sum(floor(q.year_target * p_to / v_old)) filter (where q.cost_centre <> '') over () then 1 else 0 end fresh
    from programming_quantity q
    where q.fiscal_year = p_year and q.process = p_process and q.sec_ejec = p_sec_ejec and q.sec_func = p_target and q.year = p_of)
  update programming_quantity q
  set year_target = s.fresh, unmet = q.unmet + s.old - s.fresh,
    months = costing_months(q.months, q.accumulation, s.old, s.fresh),
    semester_target = case when q.months is null then case when q.semester_target is null then null else trunc(q.semester_target * s.fresh / nullif(s.old, 0)) end
      else months_total((costing_months(q.months, q.accumulation, s.old, s.fresh))[1:6], q.accumulation) end
  from share s
  where q.fiscal_year = p_year and q.process = p_process and q.sec_ejec = p_sec_ejec and q.sec_func = p_target and q.year = p_of
    and q.cost_centre = s.cost_centre and s.fresh < s.old;
end $$;

create or replace function costing_months(p_months numeric[], p_accumulation text, p_old numeric, p_new numeric) returns numeric[]
language sql immutable as $$
  select case
    when p_months is null then null
    when p_accumulation = 'AVG' then array_fill(p_new, array[12])
    when p_accumulation in ('LAST', 'MAX') then (select array_agg(least(m, p_new) order by i) from unnest(p_months) with ordinality m(m, i))
    else (
      -- whole shares, and what is left over goes to the months that lost most
      select array_agg(s.whole + case when s.place <= s.rest then 1 else 0 end + case when s.place = 1 then s.rest - floor(s.rest) else 0 end order by s.i) from (
        select i, floor(m * p_new / p_old) whole,
          row_number() over (order by m * p_new / p_old - floor(m * p_new / p_old) desc, i) place,
          p_new - sum(floor(m * p_new / p_old)) over () rest
        from unnest(p_months) with ordinality m(m, i)) s) end
$$;

-- Sets a target to so many cases, starting from its quantities as they were, and says by how much its ceiling is exceeded then.
create or replace function costing_try(p_year int, p_process text, p_sec_ejec text, p_ceiling bigint, p_target text, p_of int, p_rows jsonb,
  p_cases numeric) returns numeric language plpgsql as $$
begin
  update programming_quantity q
  set year_target = o.year_target, unmet = o.unmet, months = o.months, semester_target = o.semester_target
  from jsonb_populate_recordset(null::programming_quantity, p_rows) o
  where (q.fiscal_year, q.process, q.sec_ejec, q.sec_func, q.year, q.cost_centre)
    = (o.fiscal_year, o.process, o.sec_ejec, o.sec_func, o.year, o.cost_centre);
  perform costing_reduce(p_year, p_process, p_sec_ejec, p_target, p_of, p_cases);
  perform costing_recompute(p_year, p_process, p_sec_ejec);
  return (select greatest(0, -g.gap) from costing_gaps(p_year, p_process, p_sec_ejec) g where g.id = p_ceiling);
end $$;

-- Lowers a target until its ceiling fits: first to what the money pays for, then, where whole purchase units still cost more, a little
-- further (7.5, C5).
create or replace function costing_cover_less(p_year int, p_process text, p_sec_ejec text, p_ceiling bigint, p_target text, p_reason text,
  p_by text) returns numeric language plpgsql as $$
declare
  v_over numeric;
  v_of smallint;
  v_start numeric;
  v_quantity numeric;
  v_unit numeric;
  v_variable numeric;
  v_before numeric;
  v_whole boolean;
  v_step numeric;
  v_high numeric;
  v_rows jsonb;
  v_undone boolean := false;
begin
  select g.year, -g.gap into v_of, v_over from costing_gaps(p_year, p_process, p_sec_ejec) g where g.id = p_ceiling;
  select c.quantity, c.unit_cost, c.variable, c.total into v_start, v_unit, v_variable, v_before
    from costing_target_costs(p_year, p_process, p_sec_ejec) c where c.sec_func = p_target and c.year = v_of;
  if coalesce(v_over, 0) <= 0 or coalesce(v_start, 0) = 0 or coalesce(v_variable, 0) = 0 then
    return greatest(0, coalesce(v_over, 0));
  end if;
  select coalesce(bool_and(m.integer_only), true) into v_whole from programming_target t
    join unit_of_measure m on m.fiscal_year = t.fiscal_year and m.code = t.unit_of_measure
    where t.fiscal_year = p_year and t.process = p_process and t.sec_ejec = p_sec_ejec and t.sec_func = p_target;
  select jsonb_agg(to_jsonb(q)) into v_rows from programming_quantity q
    where q.fiscal_year = p_year and q.process = p_process and q.sec_ejec = p_sec_ejec and q.sec_func = p_target and q.year = v_of;
  v_quantity := v_start;
  v_high := v_start;
  for i in 1..20 loop
    -- financed = floor(money that is left / what a case takes); what a case takes isn't rounded before
    v_step := (v_variable - v_over) * v_start / v_variable;
    v_step := case when i = 1 then case when v_whole then floor(v_step) else trunc(v_step, 4) end
      else v_quantity - greatest(1, ceil(v_over * v_start / v_variable)) end;
    v_quantity := greatest(0, v_step);
    v_over := costing_try(p_year, p_process, p_sec_ejec, p_ceiling, p_target, v_of, v_rows, v_quantity);
    exit when v_over = 0 or v_quantity = 0;
    v_high := v_quantity;
  end loop;
  -- whole purchase units may have taken it too far: as many are served as the ceiling bears, halving what is between
  for i in 1..12 loop
    exit when v_over > 0 or v_high - v_quantity <= 1;
    v_step := trunc((v_quantity + v_high) / 2);
    if costing_try(p_year, p_process, p_sec_ejec, p_ceiling, p_target, v_of, v_rows, v_step) = 0 then
      v_quantity := v_step;
    else
      v_high := v_step;
      v_undone := true;
    end if;
  end loop;
  if v_undone then
    v_over := costing_try(p_year, p_process, p_sec_ejec, p_ceiling, p_target, v_of, v_rows, v_quantity);
  end if;
  insert into need_change (fiscal_year, sec_ejec, process, sec_func, year, mark, tool, phase, quantity_before, quantity_after,
    amount_before, amount_after, unmet, reason, changed_by)
  select p_year, p_sec_ejec, p_process, p_target, v_of, 'C', 'COVERAGE', t.phase, v_start, v_quantity, v_before, c.total,
    v_start - v_quantity, p_reason, p_by
  from needs_table t
  join costing_target_costs(p_year, p_process, p_sec_ejec) c on c.sec_func = p_target and c.year = v_of
  where t.fiscal_year = p_year and t.process = p_process and t.sec_ejec = p_sec_ejec;
  return v_over;
end $$;

-- What one of an activity costs in each unit, and who stands out: farther from the median than the year's number of median absolute
-- deviations, scaled by 1.4826 as for a normal spread. Where more than half cost the same, whoever differs by a tenth of it.
create or replace function costing_benchmark(p_year int, p_process text)
returns table (program text, product text, activity text, sec_ejec text, unit_name text, quantity numeric, variable numeric,
  unit_cost numeric, peers bigint, median numeric, deviation numeric, stands_out boolean) language sql stable as $$
  with cost as (
    select t.category program, t.product_project product, t.activity, n.sec_ejec, sum(n.amount) variable
    from need n join programming_target t using (fiscal_year, process, sec_ejec, sec_func)
    where n.fiscal_year = p_year and n.process = p_process and n.year = p_year and n.cost_direct and n.cost_behaviour = 'VARIABLE'
    group by 1, 2, 3, 4),
  quantity as (
    select t.product_project product, t.activity, q.sec_ejec,
      sum(q.year_target) filter (where q.cost_centre = '' or not exists (
        select from programming_quantity o where o.fiscal_year = q.fiscal_year and o.process = q.process and o.sec_ejec = q.sec_ejec
          and o.sec_func = q.sec_func and o.year = q.year and o.cost_centre = '')) quantity
    from programming_quantity q join programming_target t using (fiscal_year, process, sec_ejec, sec_func)
    where q.fiscal_year = p_year and q.process = p_process and q.year = p_year group by 1, 2, 3),
  one as (
    select c.*, q.quantity, c.variable / q.quantity unit_cost from cost c join quantity q using (product, activity, sec_ejec)
    where q.quantity > 0 and c.variable > 0),
  middle as (
    select program, product, activity, count(*) peers, percentile_cont(0.5) within group (order by unit_cost)::numeric median from one group by 1, 2, 3),
  spread as (
    select o.program, o.product, o.activity,
      greatest(percentile_cont(0.5) within group (order by abs(o.unit_cost - m.median))::numeric * 1.4826, m.median / 10 / max(p.deviations)) deviation
    from one o join middle m using (program, product, activity)
    cross join (select costing_parameter_in(p_year, 'OUTLIER_DEVIATIONS') deviations) p
    group by 1, 2, 3, m.median)
  select o.program, o.product, o.activity, o.sec_ejec, u.name, o.quantity, o.variable, round(o.unit_cost, 4), m.peers, round(m.median, 4),
    round((o.unit_cost - m.median) / s.deviation, 2),
    m.peers >= costing_parameter_in(p_year, 'OUTLIER_PEERS')
      and abs(o.unit_cost - m.median) > s.deviation * costing_parameter_in(p_year, 'OUTLIER_DEVIATIONS')
  from one o join middle m using (program, product, activity) join spread s using (program, product, activity)
  join implementing_unit u on u.fiscal_year = p_year and u.sec_ejec = o.sec_ejec
$$;
