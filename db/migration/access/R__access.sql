-- Lima's today, by which grants begin and end.
create or replace function access_today() returns date language sql stable as $$
  select (now() at time zone 'America/Lima')::date
$$;

-- Working days: Monday to Friday, but for holidays.
create or replace function access_answer_due(p_year int, p_from date) returns date language sql stable as $$
  select max(d.day) from (
    select d.day::date from generate_series(p_from + 1, p_from + 120, interval '1 day') d(day)
    where extract(isodow from d.day) < 6 and not exists (
      select from holiday h where h.fiscal_year = extract(year from d.day)::smallint and h.day = d.day::date)
    order by d.day
    limit (select l.working_days from access_answer_limit l where l.fiscal_year <= p_year order by l.fiscal_year desc limit 1)) d
$$;

-- What a grant is worth today: WITHDRAWN also past its last day, so that chains under way finish; null as long as it isn't in force.
create or replace function access_force(p_state text, p_valid_from date, p_valid_to date) returns text language sql stable as $$
  select case
    when p_state = 'WITHDRAWN' then 'WITHDRAWN'
    when p_state <> 'ACTIVE' or p_valid_from > access_today() then null
    when p_valid_to < access_today() then 'WITHDRAWN'
    else 'ACTIVE' end
$$;

-- The units that a grantee is.
create or replace function access_units(p_year int, p_type text, p_code text) returns setof implementing_unit language sql stable as $$
  select u.* from implementing_unit u
  where u.fiscal_year = p_year and case p_type
      when 'UE' then u.sec_ejec = p_code
      when 'PLIEGO' then p_code in (u.pliego, u.sector || '/' || u.pliego)
      when 'SECTOR' then u.sector = p_code
      else u.level = p_code end
$$;

-- Whether the grantee is a pliego, or a unit of it: 096 or 09/096.
create or replace function access_of_pliego(p_year int, p_type text, p_code text, p_pliego text) returns boolean language sql stable as $$
  select p_type in ('PLIEGO', 'UE') and exists (
    select from access_units(p_year, p_type, p_code) u where p_pliego in (u.pliego, u.sector || '/' || u.pliego))
$$;

-- Whether the grantee is a unit or pliego whose every office stands in a department.
create or replace function access_in_department(p_year int, p_type text, p_code text, p_department text) returns boolean language sql stable as $$
  select p_type in ('PLIEGO', 'UE') and coalesce((
    select bool_and(coalesce(left(u.ubigeo, 2) = p_department, false)) from access_units(p_year, p_type, p_code) u), false)
$$;

-- A program's version in a year: the one in force, else the newest that isn't over.
create or replace function access_version(p_year int, p_program text) returns bigint language sql stable as $$
  select v.id from program_version v
  where v.program = p_program and v.state not in ('SUPERSEDED', 'CLOSED')
  order by (v.state = 'APPROVED' and p_year between v.valid_from and coalesce(v.valid_to, 9999)) desc, v.version desc limit 1
$$;

-- The grants that concern a unit on a node, with how specific each is: the grantee first (unit, pliego, sector, level), then the
-- node (activity, product, program).
drop function if exists access_matching(int, text, text, text, text);
create function access_matching(p_year int, p_sec_ejec text, p_program text, p_product text, p_activity text)
returns table (id bigint, effect text, force text, operations text[], share_role text, rank int) language sql stable as $$
  select g.id, g.effect, f.force, g.operations, g.share_role,
    case g.grantee_type when 'UE' then 40 when 'PLIEGO' then 30 when 'SECTOR' then 20 else 10 end
      + case when g.activity <> '' then 3 when g.product <> '' then 2 else 1 end
  from access_grant g
  join implementing_unit u on u.fiscal_year = g.fiscal_year and u.sec_ejec = p_sec_ejec
  cross join lateral access_force(g.state, g.valid_from, g.valid_to) f(force)
  where f.force is not null and g.fiscal_year = p_year and g.program = p_program and g.product in ('', p_product) and g.activity in ('', p_activity)
    and case g.grantee_type
      when 'UE' then g.grantee_code = u.sec_ejec
      when 'PLIEGO' then g.grantee_code in (u.pliego, u.sector || '/' || u.pliego)
      when 'SECTOR' then g.grantee_code = u.sector
      else g.grantee_code = u.level end
$$;

-- GRT-001, CRT-003: OPEN where nothing of the program is granted or withdrawn yet this year, else GRANTED, WITHDRAWN or NONE. The most specific grant decides
-- (domain 5.3); a denial beats an allowance that is as specific or broader.
create or replace function access_decision(p_year int, p_sec_ejec text, p_program text, p_product text, p_activity text, p_operation text)
returns text language plpgsql stable as $$
begin
  -- first, and apart: most programs have no grants, and each certification asks
  if not exists (select from access_grant g where g.fiscal_year = p_year and g.program = p_program
      and access_force(g.state, g.valid_from, g.valid_to) is not null) then
    return 'OPEN';
  end if;
  return (
    select case
      when coalesce(max(m.rank) filter (where m.effect = 'ALLOW' and m.force = 'ACTIVE'), 0)
        > coalesce(max(m.rank) filter (where m.effect = 'DENY' and m.force = 'ACTIVE'), 0) then 'GRANTED'
      when bool_or(m.effect = 'ALLOW' and m.force = 'WITHDRAWN')
        and not coalesce(bool_or(m.effect = 'DENY' and m.force = 'ACTIVE'), false) then 'WITHDRAWN'
      else 'NONE' end
    from access_matching(p_year, p_sec_ejec, p_program, p_product, p_activity) m
    where p_operation = any (m.operations));
end $$;

-- GRT-001, CRT-003: the first of a unit's targets on whose node it may not certify, with the reason; no row where it may on all.
create or replace function access_refusal(p_year int, p_sec_ejec text, p_sec_funcs text[])
returns table (node text, decision text) language sql stable as $$
  select concat_ws('-', t.category, t.product_project, t.activity), d.decision
  from budget_target t
  cross join lateral access_decision(t.fiscal_year, t.sec_ejec, t.category, t.product_project, t.activity, 'EXECUTE_FIN') d(decision)
  where t.fiscal_year = p_year and t.sec_ejec = p_sec_ejec and t.sec_func = any (p_sec_funcs) and d.decision in ('NONE', 'WITHDRAWN')
  order by t.sec_func limit 1
$$;

-- GRT-002: the levels of government that a node's operational model marks, or its product's, or the program's; empty where nobody
-- said. Of the version in force in the year, or the newest draft.
create or replace function access_levels(p_year int, p_program text, p_product text, p_activity text)
returns text language sql stable as $$
  select coalesce(
    (select nullif(n.levels, '') from logframe_node n join logframe_node p on p.id = n.parent_id and p.code = p_product
      where n.version_id = v.id and n.level = 'A' and n.code = p_activity limit 1),
    (select nullif(n.levels, '') from logframe_node n where n.version_id = v.id and n.level = 'P' and n.code = p_product limit 1),
    v.levels)
  from program_version v
  where v.id = access_version(p_year, p_program)
$$;

-- Whether a level of government supplies what belongs to a function (domain 5.4).
create or replace function access_competent(p_year int, p_level text, p_function text) returns boolean language sql stable as $$
  select exists (select from access_competence c
    where c.fiscal_year = (select max(y.fiscal_year) from access_competence y where y.fiscal_year <= p_year)
      and c.level = p_level and c.function_code = p_function and c.competence = 'SUPPLY')
$$;

-- Whether a level of government regulates what belongs to one of some functions; to any where they aren't known (domain 5.4).
create or replace function access_regulates(p_year int, p_level text, p_functions text[]) returns boolean language sql stable as $$
  select exists (select from access_competence c
    where c.fiscal_year = (select max(y.fiscal_year) from access_competence y where y.fiscal_year <= p_year)
      and c.level = p_level and (p_functions is null or c.function_code = any (p_functions)) and c.competence = 'REGULATE')
$$;

-- The grants that the marks of a validated or approved design ask for and that don't exist yet (domain 5.6): each activity for each
-- level it marks (LEVEL), or for each unit of the level that has a target in the activity's function in the year or the one before
-- (UE). Regions and municipalities only where the level is competent in the function, as far as the year's chains tell it. Of the
-- levels of an activity one leads, since one counts its people: the nearest to them, unless a level leads it already; another supports
-- where its competence is to regulate, else it executes too. Units execute together: who of them leads where, the program says.
drop function if exists access_generated(int, text, text);
create function access_generated(p_year int, p_program text, p_by text)
returns table (product text, activity text, name text, grantee_type text, grantee_code text, grantee_name text, level text, share_role text)
language sql stable as $$
  with node as (
    select p.code product, a.code activity, a.text as name, access_levels(p_year, p_program, p.code, a.code) levels, f.functions
    from program_version v
    join logframe_node p on p.version_id = v.id and p.level = 'P' and p.code ~ '^\d{7}$'
    join logframe_node a on a.parent_id = p.id and a.level = 'A' and a.code ~ '^\d{7}$'
    cross join lateral (select array_agg(distinct c.function_code) functions from program_chain c
      where c.fiscal_year = p_year and c.category = p_program and c.product_project = p.code and c.activity = a.code) f
    where v.id = access_version(p_year, p_program) and v.state in ('VALIDATED', 'APPROVED')),
  marked as (
    select n.*, l.level from node n cross join unnest(string_to_array(n.levels, null)) l(level)
    where l.level = 'E' or n.functions is null or exists (
      select from unnest(n.functions) f where access_competent(p_year, l.level, f))),
  shared as (
    select m.*, case
      when m.level = first_value(m.level) over (partition by m.product, m.activity order by position(m.level in 'MRE'))
        and not exists (select from access_grant g where g.fiscal_year = p_year and g.program = p_program
          and g.product in ('', m.product) and g.activity in ('', m.activity) and g.effect = 'ALLOW' and g.grantee_type = 'LEVEL'
          and g.share_role = 'LEAD' and g.state <> 'WITHDRAWN') then 'LEAD'
      when access_regulates(p_year, m.level, m.functions) then 'SUPPORT'
      else 'CO_EXECUTOR' end share_role
    from marked m),
  active as (
    select distinct u.sec_ejec, u.level, u.name, t.function_code
    from budget_target t join implementing_unit u on u.fiscal_year = p_year and u.sec_ejec = t.sec_ejec and u.status = 'ACTIVE'
    where p_by = 'UE' and t.fiscal_year in (p_year, p_year - 1)),
  wanted as (
    select m.product, m.activity, m.name, 'LEVEL'::text grantee_type, m.level grantee_code, ''::text grantee_name, m.level, m.share_role
    from shared m where p_by = 'LEVEL'
    union
    select m.product, m.activity, m.name, 'UE', a.sec_ejec, a.name, m.level, 'CO_EXECUTOR'
    from marked m join active a on a.level = m.level and a.function_code = any (m.functions))
  select w.* from wanted w
  where not exists (select from access_grant g where g.fiscal_year = p_year and g.program = p_program and g.product = w.product
    and g.activity = w.activity and g.effect = 'ALLOW' and g.grantee_type = w.grantee_type and g.grantee_code = w.grantee_code
    and g.geography = '' and g.population_group = '')
$$;

-- Whom a design's products are to reach, place by place, and the one level that counts them there: of the active grants to execute,
-- the most specific LEAD (domain 5.7). No executor: GRT-010; executors but no lead: the level is null.
create or replace function access_covered(p_year int, p_program text)
returns table (product text, ubigeo text, size numeric, executors bigint, level text) language sql stable as $$
  with reached as (
    select p.code product, s.ubigeo, sum(s.size) size
    from logframe_node p
    left join operational_model m on m.node_id = p.id
    join population_size s on s.kind = 'TARGET' and s.fiscal_year = p_year and s.ubigeo <> '000000' and s.size > 0
      and s.population_id = coalesce(m.population_id,
        (select min(t.id) from target_population t where t.version_id = p.version_id having count(*) = 1))
    where p.version_id = access_version(p_year, p_program) and p.level = 'P'
    group by 1, 2)
  select r.product, r.ubigeo, r.size, e.executors, e.level
  from reached r
  cross join lateral (
    select count(*) executors,
      (array_agg(u.level order by position(g.grantee_type in 'UE PLIEGO SECTOR LEVEL'), g.activity desc, g.id)
        filter (where g.share_role = 'LEAD'))[1] as level
    from access_grant g
    cross join lateral (select min(x.level) as level from access_units(g.fiscal_year, g.grantee_type, g.grantee_code) x) u
    where g.fiscal_year = p_year and g.program = p_program and g.product in ('', r.product) and g.effect = 'ALLOW'
      and access_force(g.state, g.valid_from, g.valid_to) = 'ACTIVE' and g.operations && array['EXECUTE_FIN', 'EXECUTE_PHYS']
      and (g.geography = '' or starts_with(r.ubigeo, g.geography))) e
$$;

-- Who may execute each of some nodes of a program, and how each takes part; the most specific grant decides, as in access_decision.
-- For many nodes at once.
create or replace function access_executors(p_year int, p_program text, p_products text[], p_activities text[])
returns table (product text, activity text, sec_ejec text, level text, share_role text) language sql stable as $$
  select n.product, n.activity, u.sec_ejec, u.level,
    (array_agg(g.share_role order by r.rank desc, g.id) filter (where g.effect = 'ALLOW'))[1]
  from unnest(p_products, p_activities) n(product, activity)
  join access_grant g on g.fiscal_year = p_year and g.program = p_program and g.product in ('', n.product)
    and g.activity in ('', n.activity) and 'EXECUTE_FIN' = any (g.operations)
    and access_force(g.state, g.valid_from, g.valid_to) = 'ACTIVE'
  join implementing_unit u on u.fiscal_year = g.fiscal_year and case g.grantee_type
      when 'UE' then g.grantee_code = u.sec_ejec
      when 'PLIEGO' then g.grantee_code in (u.pliego, u.sector || '/' || u.pliego)
      when 'SECTOR' then g.grantee_code = u.sector
      else g.grantee_code = u.level end
  cross join lateral (select case g.grantee_type when 'UE' then 40 when 'PLIEGO' then 30 when 'SECTOR' then 20 else 10 end
      + case when g.activity <> '' then 3 when g.product <> '' then 2 else 1 end) r(rank)
  group by 1, 2, 3, 4
  having coalesce(max(r.rank) filter (where g.effect = 'ALLOW'), 0) > coalesce(max(r.rank) filter (where g.effect = 'DENY'), 0)
$$;

-- GRT-011: nodes that two units or more lead for the same people in the same place. A wider place or node holds the narrower ones, a
-- grant for everybody holds every group; a unit that is denied the node leads nothing.
create or replace function access_overlaps(p_year int, p_program text)
returns table (product text, activity text, geography text, population_group text, units bigint, codes text) language sql stable as $$
  with leads as (
    select g.product, g.activity, g.geography, g.population_group, g.grantee_code
    from access_grant g
    where g.fiscal_year = p_year and g.program = p_program and g.effect = 'ALLOW' and g.grantee_type = 'UE' and g.share_role = 'LEAD'
      and g.operations && array['EXECUTE_FIN', 'EXECUTE_PHYS'] and access_force(g.state, g.valid_from, g.valid_to) = 'ACTIVE'),
  held as (select distinct l.product, l.activity, l.geography, l.population_group from leads l),
  shared as (
    select distinct h.*, l.grantee_code from held h
    join leads l on l.product in ('', h.product) and l.activity in ('', h.activity) and starts_with(h.geography, l.geography)
      and l.population_group in ('', h.population_group)
    where not exists (select from access_grant d where d.fiscal_year = p_year and d.program = p_program and d.effect = 'DENY'
      and d.grantee_type = 'UE' and d.grantee_code = l.grantee_code and d.product in ('', h.product) and d.activity in ('', h.activity)
      and length(d.product || d.activity) >= length(l.product || l.activity)
      and access_force(d.state, d.valid_from, d.valid_to) = 'ACTIVE'))
  select s.product, s.activity, s.geography, s.population_group, count(*), string_agg(s.grantee_code, ', ' order by s.grantee_code)
  from shared s group by 1, 2, 3, 4 having count(*) > 1
$$;
