-- What of a yearly table speaks in a year: all rows of the newest year that isn't later.
create or replace function note_types(p_year int) returns setof note_type language sql stable as $$
  select t.* from note_type t where t.fiscal_year = (select max(y.fiscal_year) from note_type y where y.fiscal_year <= p_year)
$$;
create or replace function note_reasons(p_year int) returns setof note_reason language sql stable as $$
  select r.* from note_reason r where r.fiscal_year = (select max(y.fiscal_year) from note_reason y where y.fiscal_year <= p_year)
$$;
create or replace function modification_rules(p_year int) returns setof modification_rule language sql stable as $$
  select r.* from modification_rule r where r.fiscal_year = (select max(y.fiscal_year) from modification_rule y where y.fiscal_year <= p_year)
$$;
create or replace function modification_value(p_year int, p_name text) returns numeric language sql stable as $$
  select p.value from modification_parameter p where p.name = p_name and p.fiscal_year <= p_year order by p.fiscal_year desc limit 1
$$;

-- The lines of notes beside their targets and what the budget has on them. free is what may be annulled (M2).
create or replace view note_line_detail as
select l.fiscal_year, l.sec_ejec, l.number, l.sequence, l.line_unit, l.sec_func, l.rubro, l.resource_type, l.item, l.credit, l.annulment,
  l.credit - l.annulment net, l.reason, u.level, u.sector, u.pliego, t.status target_status, t.name target_name, t.category, c.kind,
  t.product_project, t.activity, left(coalesce(t.product_project, ''), 1) = '2' project, i.name item_name,
  coalesce(b.expenditure_category, expenditure_category_of(l.fiscal_year, l.item, coalesce(t.product_project, ''))) expenditure_category,
  b.sec_func is not null known, coalesce(b.pia, 0) pia, coalesce(b.pim, 0) pim,
  coalesce(b.certified + b.certified_reserved, 0) held, coalesce(b.pim - b.certified - b.certified_reserved, 0) free
from budget_note_line l
left join implementing_unit u on u.fiscal_year = l.fiscal_year and u.sec_ejec = l.line_unit
left join budget_target t on t.fiscal_year = l.fiscal_year and t.sec_ejec = l.line_unit and t.sec_func = l.sec_func
left join budget_category c on c.fiscal_year = l.fiscal_year and c.code = t.category
left join economic_item i on i.fiscal_year = l.fiscal_year and i.code = l.item
left join budget_line b on b.fiscal_year = l.fiscal_year and b.sec_ejec = l.line_unit and b.sec_func = l.sec_func
  and b.rubro = l.rubro and b.resource_type = l.resource_type and b.item = l.item;

create or replace function note_filter_takes(p_filter jsonb, p_item text, p_category text, p_kind text, p_project boolean)
returns boolean language sql immutable as $$
  select (p_filter ->> 'item' is null or p_item = p_filter ->> 'item' or starts_with(p_item, (p_filter ->> 'item') || '.'))
    and (p_filter ->> 'notItem' is null or not (p_item = p_filter ->> 'notItem' or starts_with(p_item, (p_filter ->> 'notItem') || '.')))
    and (p_filter ->> 'category' is null or p_category = p_filter ->> 'category')
    and (p_filter -> 'kinds' is null or coalesce(p_filter -> 'kinds' ? p_kind, false))
    and (p_filter ->> 'project' is null or p_project = (p_filter ->> 'project')::boolean)
$$;

-- MOD-010: the rules of the year that a note breaks, each once, with the lines that break it; opinion says whether what is asked for
-- was given. A contrary note takes back what was allowed and isn't asked again.
create or replace function note_restrictions(p_year int, p_unit text, p_number text, p_sequence text)
returns table (rule text, effect text, opinion_of text, text text, norm text, from_line text, to_line text, opinion boolean)
language sql stable as $$
  select distinct on (r.code) r.code, r.effect, r.opinion_of, r.text, r.norm,
    concat_ws('-', a.sec_func, a.rubro, a.resource_type, a.item), concat_ws('-', c.sec_func, c.rubro, c.resource_type, c.item),
    exists (select from budget_note_opinion o where o.fiscal_year = p_year and o.sec_ejec = p_unit and o.number = p_number
      and o.sequence = p_sequence and o.rule = r.code)
  from budget_note n
  join modification_rules(p_year) r on n.type = any (r.types)
  join note_line_detail a on (a.fiscal_year, a.sec_ejec, a.number, a.sequence) = (n.fiscal_year, n.sec_ejec, n.number, n.sequence)
    and a.annulment > 0 and note_filter_takes(r.from_filter, a.item, a.expenditure_category, a.kind, a.project)
    and a.reason <> all (r.lifted_by)
  join note_line_detail c on (c.fiscal_year, c.sec_ejec, c.number, c.sequence) = (n.fiscal_year, n.sec_ejec, n.number, n.sequence)
    and c.credit > 0 and c.rubro = a.rubro and c.resource_type = a.resource_type
    and note_filter_takes(r.to_filter, c.item, c.expenditure_category, c.kind, c.project)
    and not (r.same_item_free and c.item = a.item)
  where n.fiscal_year = p_year and n.sec_ejec = p_unit and n.number = p_number and n.sequence = p_sequence and n.sequence = '0001'
  order by r.code, a.line_unit, a.sec_func, a.item
$$;

-- M1 and M7: what a note adds or takes by the key of its type, beside its revenue. Every key that has lines or revenue.
create or replace function note_balance(p_year int, p_unit text, p_number text, p_sequence text)
returns table (unit text, rubro text, resource_type text, credit numeric, annulment numeric, net numeric, ordinary boolean) language sql stable as $$
  select case t.reach when 'UNIT' then l.line_unit else '' end, l.rubro, l.resource_type, sum(l.credit), sum(l.annulment),
    sum(l.credit - l.annulment), coalesce(bool_and(r.source = '1'), false)
  from budget_note n
  join note_types(p_year) t on t.code = n.type
  join budget_note_line l on (l.fiscal_year, l.sec_ejec, l.number, l.sequence) = (n.fiscal_year, n.sec_ejec, n.number, n.sequence)
  left join rubro r on r.fiscal_year = l.fiscal_year and r.code = l.rubro
  where n.fiscal_year = p_year and n.sec_ejec = p_unit and n.number = p_number and n.sequence = p_sequence
  group by 1, 2, 3 order by 1, 2, 3
$$;
create or replace function note_revenue(p_year int, p_unit text, p_number text, p_sequence text)
returns table (rubro text, expenditure numeric, revenue numeric) language sql stable as $$
  with spent as (
    select l.rubro, sum(l.credit - l.annulment) amount from budget_note_line l
    where l.fiscal_year = p_year and l.sec_ejec = p_unit and l.number = p_number and l.sequence = p_sequence group by 1),
  earned as (
    select v.rubro, sum(v.amount) amount from budget_note_revenue v
    where v.fiscal_year = p_year and v.sec_ejec = p_unit and v.number = p_number and v.sequence = p_sequence group by 1)
  select rubro, coalesce(s.amount, 0), coalesce(e.amount, 0) from spent s full join earned e using (rubro) order by 1
$$;

-- Everything that approving notes touches, locked in one order: units first (so that allotments and lines made on the way are seen by
-- whoever comes next), then lines. Approvals of notes on the same units follow each other; certifications wait for the lines only.
create or replace function notes_lock(p_year smallint, p_units text[], p_numbers text[], p_sequences text[]) returns void language plpgsql as $$
begin
  perform allotments_wait(p_year, x.unit) from (
    select distinct l.line_unit unit from budget_note_line l
    join unnest(p_units, p_numbers, p_sequences) k(unit, number, sequence)
      on l.fiscal_year = p_year and l.sec_ejec = k.unit and l.number = k.number and l.sequence = k.sequence
    order by 1) x;
  perform 1 from budget_line b
    where b.fiscal_year = p_year and (b.sec_ejec, b.sec_func, b.rubro, b.resource_type, b.item) in (
      select l.line_unit, l.sec_func, l.rubro, l.resource_type, l.item from budget_note_line l
      join unnest(p_units, p_numbers, p_sequences) k(unit, number, sequence)
        on l.fiscal_year = p_year and l.sec_ejec = k.unit and l.number = k.number and l.sequence = k.sequence)
    order by b.sec_ejec, b.sec_func, b.rubro, b.resource_type, b.item
    for no key update;
  perform 1 from commitment_allotment a
    where a.fiscal_year = p_year and (a.sec_ejec, a.rubro, a.generic) in (
      select l.line_unit, l.rubro, substring(l.item from '^\d+\.\d+') from budget_note_line l
      join unnest(p_units, p_numbers, p_sequences) k(unit, number, sequence)
        on l.fiscal_year = p_year and l.sec_ejec = k.unit and l.number = k.number and l.sequence = k.sequence)
    order by a.sec_ejec, a.rubro, a.expenditure_category, a.generic
    for no key update;
end $$;

-- The lines that a note's credit makes where the budget hasn't them (habilitación).
create or replace function note_lines_made(p_year smallint, p_unit text, p_number text, p_sequence text) returns integer language plpgsql as $$
declare
  v_made integer;
begin
  insert into budget_line (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item, expenditure_category, origin)
    select d.fiscal_year, d.line_unit, d.sec_func, d.rubro, d.resource_type, d.item, d.expenditure_category, 'NATIVE'
    from note_line_detail d
    where d.fiscal_year = p_year and d.sec_ejec = p_unit and d.number = p_number and d.sequence = p_sequence and not d.known and d.credit > 0
    order by d.line_unit, d.sec_func, d.rubro, d.resource_type, d.item
    on conflict do nothing;
  get diagnostics v_made = row_count;
  return v_made;
end $$;

-- Targets that a note moves, with what they cost and produce before and after (8.8).
create or replace function note_consequences(p_year int, p_unit text, p_number text, p_sequence text)
returns table (unit text, sec_func text, name text, category text, product text, activity text, pim_before numeric, pim_after numeric,
  accrued numeric, changed_percent numeric, unit_name text, initial_quantity numeric, quantity numeric, executed numeric,
  unit_cost_before numeric, new_quantity numeric, stay_reason text, unit_cost_after numeric, asks boolean) language sql stable as $$
  with moved as (
    select l.line_unit, l.sec_func, sum(l.credit - l.annulment) net from budget_note_line l
    where l.fiscal_year = p_year and l.sec_ejec = p_unit and l.number = p_number and l.sequence = p_sequence group by 1, 2),
  told as (
    select m.*, t.name, t.category, t.product_project, t.activity, q.unit_name, q.initial_target, q.year_target, q.executed,
      x.new_quantity, coalesce(x.stay_reason, '') stay_reason,
      (select coalesce(sum(b.pim), 0) from budget_line b where b.fiscal_year = p_year and b.sec_ejec = m.line_unit and b.sec_func = m.sec_func) pim,
      (select coalesce(sum(b.accrued), 0) from budget_line b where b.fiscal_year = p_year and b.sec_ejec = m.line_unit and b.sec_func = m.sec_func) accrued
    from moved m
    left join budget_target t on t.fiscal_year = p_year and t.sec_ejec = m.line_unit and t.sec_func = m.sec_func
    left join physical_current q on q.fiscal_year = p_year and q.sec_ejec = m.line_unit and q.sec_func = m.sec_func
    left join budget_note_target x on x.fiscal_year = p_year and x.sec_ejec = p_unit and x.number = p_number and x.sequence = p_sequence
      and x.line_unit = m.line_unit and x.sec_func = m.sec_func)
  select line_unit, sec_func, coalesce(name, ''), coalesce(category, ''), coalesce(product_project, ''), coalesce(activity, ''), pim, pim + net,
    accrued, round(100 * net / nullif(pim, 0), 1), coalesce(unit_name, ''), initial_target, year_target, executed,
    round(pim / nullif(year_target, 0), 2), new_quantity, stay_reason, round((pim + net) / nullif(coalesce(new_quantity, year_target), 0), 2),
    -- a target without credit so far changes by more than any percentage
    year_target is not null and abs(net) * 100 > modification_value(p_year, 'TARGET_REVIEW_PERCENT') * pim
  from told order by line_unit, sec_func
$$;

-- Who is served, where the target's programming says it: which population, and the share that is to be covered.
create or replace function note_coverage(p_year int, p_unit text, p_number text, p_sequence text)
returns table (unit text, sec_func text, population text, coverage numeric) language sql stable as $$
  select distinct l.line_unit, l.sec_func, t.population_name, t.coverage_goal
  from budget_note_line l
  join programming_target t on t.fiscal_year = p_year and t.process = 'FORMULATION' and t.sec_ejec = l.line_unit and t.sec_func = l.sec_func
    and t.population_name is not null and t.coverage_goal is not null
  where l.fiscal_year = p_year and l.sec_ejec = p_unit and l.number = p_number and l.sequence = p_sequence
$$;

-- Indicators of the product and of the results above it, in the program's version of the year, each with its last national value.
create or replace function note_indicators(p_year int, p_category text, p_product text)
returns table (level text, node text, node_name text, indicator text, name text, unit text, baseline numeric, target numeric, last_year int,
  last numeric) language sql stable as $$
  with recursive version as (
    select v.id from program_version v
    where v.program = p_category and not v.training and v.state not in ('SUPERSEDED', 'CLOSED')
    order by (v.state = 'APPROVED' and p_year between v.valid_from and coalesce(v.valid_to, 9999)) desc, v.version desc limit 1),
  chain as (
    select n.id, n.parent_id, n.level, n.code, n.text, 1 place from logframe_node n
    where n.version_id = (select id from version) and n.level = 'P' and n.code = p_product
    union all
    select n.id, n.parent_id, n.level, n.code, n.text, c.place + 1 from chain c join logframe_node n on n.id = c.parent_id where c.place < 9)
  select c.level, c.code, c.text, i.code, i.name, s.unit, s.baseline, t.target, v.fiscal_year::int, v.value
  from chain c
  join node_indicator l on l.node_id = c.id
  join indicator i on i.code = l.indicator
  left join lateral (select * from indicator_sheet s where s.indicator = i.code and s.state <> 'RETIRED'
    order by (s.state = 'IN_FORCE') desc, (s.fiscal_year <= p_year) desc, abs(s.fiscal_year - p_year), s.version desc limit 1) s on true
  left join lateral (select * from indicator_target t where t.indicator = i.code and t.ubigeo = '000000' and t.area = 'TOTAL'
    and t.grouping = '' and t.fiscal_year >= p_year order by t.fiscal_year limit 1) t on true
  left join lateral (select * from indicator_value v where v.indicator = i.code and v.fiscal_year <= p_year and v.period = 'YEAR'
    and v.ubigeo = '000000' and v.area = 'TOTAL' and v.grouping = '' and v.replaced_by is null order by v.fiscal_year desc limit 1) v on true
  order by c.place, l.position
$$;

-- Revenue as the year opened with it (month 0) and as notes left it, each in its month, by unit, rubro and item (M7).
create or replace view budgeted_revenue_of_month as
select r.fiscal_year, r.sec_ejec, r.rubro, r.item, 0::smallint as month, r.amount opened, 0::numeric noted
from programming_revenue r join opening_unit o on o.fiscal_year = r.fiscal_year and o.sec_ejec = r.sec_ejec
where r.process = 'FORMULATION' and r.year = r.fiscal_year
union all
select v.fiscal_year, v.line_unit, v.rubro, v.item, n.month, 0, v.amount
from budget_note_revenue v join budget_note n using (fiscal_year, sec_ejec, number, sequence) where n.state in ('A', 'X');

-- The same, whenever it came.
create or replace view budgeted_revenue as
select fiscal_year, sec_ejec, rubro, item, sum(opened) opened, sum(noted) noted, sum(opened) + sum(noted) modified
from budgeted_revenue_of_month group by 1, 2, 3, 4;

-- The month of the notes that moved credit of a unit, by what their movements stem from: in the ledger they stand in month 0 (8.5).
create or replace view note_month as
select distinct n.fiscal_year, l.line_unit sec_ejec, 'note/' || n.sec_ejec || '/' || n.number || '-' || n.sequence posting_key, n.month
from budget_note n join budget_note_line l using (fiscal_year, sec_ejec, number, sequence) where n.state in ('A', 'X');

-- What approved notes say and what the ledger has of them, line by line (12.8).
create or replace view note_drift as
with said as (
  select n.fiscal_year, l.line_unit sec_ejec, 'note/' || n.sec_ejec || '/' || n.number || '-' || n.sequence posting_key, l.sec_func, l.rubro,
    l.resource_type, l.item, sum(l.credit - l.annulment) amount
  from budget_note n join budget_note_line l using (fiscal_year, sec_ejec, number, sequence)
  where n.state in ('A', 'X') group by 1, 2, 3, 4, 5, 6, 7),
posted as (
  select m.fiscal_year, m.sec_ejec, m.posting_key, m.sec_func, m.rubro, m.resource_type, m.item, sum(m.amount) amount
  from movement m where m.stage = 'MODIFICATION' and m.posting_key like 'note/%' group by 1, 2, 3, 4, 5, 6, 7)
select fiscal_year, sec_ejec, posting_key, concat_ws('-', sec_func, rubro, resource_type, item) line, s.amount expected, p.amount found
from said s full join posted p using (fiscal_year, sec_ejec, posting_key, sec_func, rubro, resource_type, item)
where s.amount is distinct from p.amount;

-- The proof of the notes: each approved one posted exactly its lines, and stands in the state that its history ends with.
create or replace view proof_notes as
select 'NOTES' code, d.fiscal_year, d.sec_ejec, 'LINE' subject_type, d.line subject, 'posted' measure,
  d.expected::numeric(19,2)::text expected, d.found::numeric(19,2)::text found, abs(coalesce(d.expected, 0) - coalesce(d.found, 0)) weight
from note_drift d
union all
select 'NOTES', n.fiscal_year, n.sec_ejec, 'NOTE', n.number || '-' || n.sequence, 'state', s.to_state, n.state, 1::numeric
from budget_note n
left join lateral (
  select w.to_state from workflow_step w
  where w.sec_ejec = n.sec_ejec and w.object_type in ('NOTE_FUNCTIONAL', 'NOTE_INSTITUTIONAL')
    and w.object_id = n.fiscal_year || '/' || n.number || '-' || n.sequence order by w.id desc limit 1) s on true
where s.to_state is distinct from n.state;

-- Revises a unit's allotment by a request, and with it what its pliego has (8.7): the rector gives or takes it of both.
create or replace function allotment_revise(p_fiscal_year smallint, p_sec_ejec text, p_rubro text, p_category text, p_generic text,
  p_amount numeric, p_kind text, p_source text) returns void language plpgsql as $$
declare
  v_now numeric;
begin
  perform allotments_wait(p_fiscal_year, p_sec_ejec);
  if p_amount > 0 then
    perform pliego_allotment_shift(p_fiscal_year, p_sec_ejec, p_rubro, p_category, p_generic, p_amount, 0);
  end if;
  select a.assigned into v_now from commitment_allotment a
    where a.fiscal_year = p_fiscal_year and a.sec_ejec = p_sec_ejec and a.rubro = p_rubro and a.expenditure_category = p_category
      and a.generic = p_generic;
  perform allotment_assign(p_fiscal_year, p_sec_ejec, p_rubro, p_category, p_generic, coalesce(v_now, 0) + p_amount, null, p_kind, p_source);
  if p_amount < 0 then
    perform pliego_allotment_shift(p_fiscal_year, p_sec_ejec, p_rubro, p_category, p_generic, p_amount, 0);
  end if;
end $$;
