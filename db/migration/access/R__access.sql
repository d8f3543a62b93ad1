-- The grants that concern a unit on a node, with how specific each is: the grantee first (unit, pliego, sector, level), then the
-- node (activity, product, program).
create or replace function access_matching(p_year int, p_sec_ejec text, p_program text, p_product text, p_activity text)
returns table (id bigint, effect text, state text, operations text[], share_role text, rank int) language sql stable as $$
  select g.id, g.effect, g.state, g.operations, g.share_role,
    case g.grantee_type when 'UE' then 40 when 'PLIEGO' then 30 when 'SECTOR' then 20 else 10 end
      + case when g.activity <> '' then 3 when g.product <> '' then 2 else 1 end
  from access_grant g
  join implementing_unit u on u.fiscal_year = g.fiscal_year and u.sec_ejec = p_sec_ejec
  where g.fiscal_year = p_year and g.program = p_program and g.product in ('', p_product) and g.activity in ('', p_activity)
    and case g.grantee_type
      when 'UE' then g.grantee_code = u.sec_ejec
      when 'PLIEGO' then g.grantee_code in (u.pliego, u.sector || '/' || u.pliego)
      when 'SECTOR' then g.grantee_code = u.sector
      else g.grantee_code = u.level end
$$;

-- GRT-001, CRT-003: OPEN where the program grants nothing this year, else GRANTED, WITHDRAWN or NONE. The most specific grant decides
-- (domain 5.3); a denial beats an allowance that is as specific or broader.
create or replace function access_decision(p_year int, p_sec_ejec text, p_program text, p_product text, p_activity text, p_operation text)
returns text language sql stable as $$
  select case
    when not exists (select from access_grant g where g.fiscal_year = p_year and g.program = p_program) then 'OPEN'
    else (
      select case
        when coalesce(max(m.rank) filter (where m.effect = 'ALLOW' and m.state = 'ACTIVE'), 0)
          > coalesce(max(m.rank) filter (where m.effect = 'DENY' and m.state = 'ACTIVE'), 0) then 'GRANTED'
        when bool_or(m.effect = 'ALLOW' and m.state = 'WITHDRAWN')
          and not coalesce(bool_or(m.effect = 'DENY' and m.state = 'ACTIVE'), false) then 'WITHDRAWN'
        else 'NONE' end
      from access_matching(p_year, p_sec_ejec, p_program, p_product, p_activity) m
      where p_operation = any (m.operations)) end
$$;

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
-- said. Of the version in force in the year.
create or replace function access_levels(p_year int, p_program text, p_product text, p_activity text)
returns text language sql stable as $$
  select coalesce(
    (select nullif(n.levels, '') from logframe_node n join logframe_node p on p.id = n.parent_id and p.code = p_product
      where n.version_id = v.id and n.level = 'A' and n.code = p_activity limit 1),
    (select nullif(n.levels, '') from logframe_node n where n.version_id = v.id and n.level = 'P' and n.code = p_product limit 1),
    v.levels)
  from program_version v
  where v.program = p_program and v.state = 'APPROVED' and p_year between v.valid_from and coalesce(v.valid_to, 9999)
$$;
