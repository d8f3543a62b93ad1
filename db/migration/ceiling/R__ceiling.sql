-- Whose codes a year's ceilings use: its own where the year is open, else the newest before it. Ceilings come before the year is opened.
create or replace function ceiling_catalogue_year(p_year int) returns int language sql stable as $$
  select max(u.fiscal_year)::int from implementing_unit u where u.fiscal_year <= p_year
$$;

-- A ceiling as people call it: its keys, from who to what.
create or replace function ceiling_label(p ceiling) returns text language sql immutable as $$
  select concat_ws(' · ', p.pliego, nullif(p.sec_ejec, ''), nullif(p.cost_centre, ''), nullif(p.category, ''), nullif(p.product, ''),
    nullif(p.result, ''), 'F' || nullif(p.function_code, ''), 'U' || nullif(p.geography, ''), 'R' || nullif(p.rubro, ''), nullif(p.generic, ''),
    'C' || nullif(p.expenditure_category, ''))
$$;

-- R3.3: whether something above a ceiling was lowered below what hangs on it, and hasn't been given out anew. What hangs on it is
-- "over ceiling" and isn't submitted (CEI-003).
create or replace function ceiling_blocked(p_parent bigint) returns boolean language sql stable as $$
  with recursive above as (
    select c.id, c.parent_id, c.distributed > c.amount is_over from ceiling c where c.id = p_parent
    union all
    select c.id, c.parent_id, c.distributed > c.amount from above a join ceiling c on c.id = a.parent_id)
  select coalesce(bool_or(is_over), false) from above
$$;

-- The version that binds in a process of a year: its own that is available, else that of the process before it. Programming of several
-- years (PMP) and formulation have their own versions only where the rector made some.
create or replace function ceiling_binding(p_year int, p_process text) returns bigint language sql stable as $$
  select v.id from ceiling_version v
  where v.fiscal_year = p_year and v.state = 'AVAILABLE' and v.process = any (case p_process
    when 'APM' then array['APM'] when 'FORMULATION' then array['FORMULATION', 'PMP', 'APM'] else array['PMP', 'APM'] end)
  order by array_position(array['FORMULATION', 'PMP', 'APM'], v.process) limit 1
$$;

-- The ceilings that bind a unit, for the year and the two after it. The process is APM, PMP (also called MULTI_YEAR) or FORMULATION.
-- An empty key stands for all of it.
create or replace function ceiling_of_unit(p_year int, p_process text, p_sec_ejec text)
returns table (id bigint, year smallint, tier text, pliego text, sec_ejec text, cost_centre text, category text, product text, result text,
  function_code text, geography text, rubro text, generic text, expenditure_category text, amount numeric, blocked boolean)
language sql stable as $$
  select c.id, c.year, c.tier, c.pliego, c.sec_ejec, c.cost_centre, c.category, c.product, c.result, c.function_code, c.geography, c.rubro,
    c.generic, c.expenditure_category, c.amount, ceiling_blocked(c.parent_id)
  from ceiling c where c.version_id = ceiling_binding(p_year, p_process) and c.sec_ejec = p_sec_ejec
$$;

create or replace function ceiling_threshold(p_year int) returns numeric language sql stable as $$
  select p.variation_threshold from ceiling_parameter p where p.fiscal_year <= p_year order by p.fiscal_year desc limit 1
$$;

-- The version of the year before that a version is explained against: what is or was available last, else what was approved last.
create or replace function ceiling_previous(p_version bigint) returns bigint language sql stable as $$
  select o.id from ceiling_version v
  join ceiling_version o on o.fiscal_year = v.fiscal_year - 1 and o.process = v.process and o.state in ('AVAILABLE', 'REPLACED', 'APPROVED')
  where v.id = p_version
  order by o.state = 'AVAILABLE' desc, o.state = 'REPLACED' desc, o.number desc limit 1
$$;

-- A version's ceilings beside another's of the same keys and year.
create or replace function ceiling_compared(p_version bigint, p_other bigint)
returns table (id bigint, year smallint, label text, tier text, pliego text, sec_ejec text, is_root boolean, amount numeric, other numeric,
  reason text)
language sql stable as $$
  with mine as (select c.*, ceiling_label(c) label from ceiling c where c.version_id = p_version),
  theirs as (select c.*, ceiling_label(c) label from ceiling c where c.version_id = p_other)
  select m.id, coalesce(m.year, o.year), coalesce(m.label, o.label), coalesce(m.tier, o.tier),
    coalesce(m.pliego, o.pliego), coalesce(m.sec_ejec, o.sec_ejec), coalesce(m.parent_id, o.parent_id) is null, m.amount, o.amount,
    coalesce(m.reason, '')
  from mine m full join theirs o on o.year = m.year and o.pliego = m.pliego and o.sec_ejec = m.sec_ejec and o.cost_centre = m.cost_centre
    and o.category = m.category and o.product = m.product and o.result = m.result and o.function_code = m.function_code
    and o.geography = m.geography and o.rubro = m.rubro and o.generic = m.generic and o.expenditure_category = m.expenditure_category
  where coalesce(m.year, o.year) in (select t.year from ceiling_total t where t.version_id = p_version)
$$;

-- R3.1: the pliegos' ceilings for the first year whose distance from what the previous version announced for it needs a reason and has none.
create or replace function ceiling_unexplained(p_version bigint)
returns table (id bigint, label text, amount numeric, other numeric) language sql stable as $$
  select c.id, c.label, c.amount, c.other
  from ceiling_version v
  cross join lateral (select ceiling_previous(v.id) id) p
  cross join lateral ceiling_compared(v.id, p.id) c
  where v.id = p_version and p.id is not null and c.is_root and c.year = v.fiscal_year and c.amount is not null and btrim(c.reason) = ''
    and abs(c.amount - coalesce(c.other, 0)) * 100 > coalesce(c.other, 0) * ceiling_threshold(v.fiscal_year)
$$;

-- Sums that differ from what they are the sum of; always empty.
create or replace view ceiling_drift as
  select 'ceiling' what, c.id, c.distributed kept, coalesce(s.total, 0) reckoned
  from ceiling c left join lateral (select sum(k.amount) total from ceiling k where k.parent_id = c.id) s on true
  where c.distributed <> coalesce(s.total, 0)
  union all
  select 'total', t.version_id, t.total, coalesce(s.total, 0)
  from ceiling_total t left join lateral (
    select sum(c.amount) total from ceiling c where c.version_id = t.version_id and c.year = t.year and c.parent_id is null
      and ceiling_counts(c.year, c.rubro)) s on true
  where t.total <> coalesce(s.total, 0);

-- The newest year before a version's in which a pliego had credit: what proposals are reckoned from.
create or replace function ceiling_base_year(p_year int, p_pliego text) returns int language sql stable as $$
  select max(u.fiscal_year)::int from implementing_unit u
  where u.fiscal_year < p_year and u.sector || '/' || u.pliego = p_pliego
    and exists (select from budget_line l where l.fiscal_year = u.fiscal_year and l.sec_ejec = u.sec_ejec and l.pim > 0)
$$;

-- A ceiling's keys as far as a shape names them: rows whose keys are alike under the shape of one of them hang together.
create or replace function ceiling_key_as(p_shape text, p_pliego text, p_sec_ejec text, p_cost_centre text, p_category text, p_product text,
  p_result text, p_function text, p_geography text, p_rubro text, p_generic text, p_expenditure_category text)
returns text language sql immutable parallel safe as $$
  select concat(p_pliego, '|', case when strpos(p_shape, 'U') > 0 then p_sec_ejec end, '|',
    case when strpos(p_shape, 'C') > 0 then p_cost_centre end, '|', case when strpos(p_shape, 'K') > 0 then p_category end, '|',
    case when strpos(p_shape, 'D') > 0 then p_product end, '|', case when strpos(p_shape, 'R') > 0 then p_result end, '|',
    case when strpos(p_shape, 'F') > 0 then p_function end, '|',
    case when strpos(p_shape, 'G') > 0 then left(p_geography, substring(p_shape from 'G(\d)')::int) end, '|',
    case when strpos(p_shape, 'B') > 0 then p_rubro end, '|', case when strpos(p_shape, 'N') > 0 then p_generic end, '|',
    case when strpos(p_shape, 'E') > 0 then p_expenditure_category end)
$$;
