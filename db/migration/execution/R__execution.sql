-- Moves balances of records, whole or not at all, in one round trip. Rows are locked in key order and NO KEY, as in ledger_post;
-- what must not happen is refused by execution_record_line's constraints.
-- p_moves: [{"record", "secFunc", "rubro", "resourceType", "item", "approved", "drawn", "drawnReserved", "reductionReserved"}].
-- Returns how many lines were found, so that the caller can tell a line that a record doesn't have.
create or replace function record_shift(p_sec_ejec text, p_moves jsonb)
returns integer language plpgsql as $$
declare
  v_lines integer;
begin
  perform 1 from execution_record_line l
    where l.sec_ejec = p_sec_ejec
      and (l.record_id, l.sec_func, l.rubro, l.resource_type, l.item) in (
        select m.record, m."secFunc", m.rubro, m."resourceType", m.item
        from jsonb_to_recordset(p_moves) m(record bigint, "secFunc" text, rubro text, "resourceType" text, item text))
    order by l.record_id, l.sec_func, l.rubro, l.resource_type, l.item
    for no key update;
  update execution_record_line l set
      approved = l.approved + d.approved,
      drawn = l.drawn + d.drawn,
      drawn_reserved = l.drawn_reserved + d.drawn_reserved,
      reduction_reserved = l.reduction_reserved + d.reduction_reserved
    from (
      select m.record, m."secFunc", m.rubro, m."resourceType", m.item, coalesce(sum(m.approved), 0) approved,
        coalesce(sum(m.drawn), 0) drawn, coalesce(sum(m."drawnReserved"), 0) drawn_reserved,
        coalesce(sum(m."reductionReserved"), 0) reduction_reserved
      from jsonb_to_recordset(p_moves) m(record bigint, "secFunc" text, rubro text, "resourceType" text, item text,
        approved numeric(19,2), drawn numeric(19,2), "drawnReserved" numeric(19,2), "reductionReserved" numeric(19,2))
      group by 1, 2, 3, 4, 5) d
    where l.sec_ejec = p_sec_ejec and l.record_id = d.record
      and l.sec_func = d."secFunc" and l.rubro = d.rubro and l.resource_type = d."resourceType" and l.item = d.item;
  get diagnostics v_lines = row_count;
  return v_lines;
end $$;

-- The next number of a series, held until the transaction ends: a transaction that fails leaves no gap.
create or replace function next_number(p_sec_ejec text, p_fiscal_year smallint, p_series text)
returns integer language sql as $$
  insert into document_counter (sec_ejec, fiscal_year, series, last) values (p_sec_ejec, p_fiscal_year, p_series, 1)
  on conflict (sec_ejec, fiscal_year, series) do update set last = document_counter.last + 1
  returning last
$$;

-- What the acts say of each record line: approved, drawn by the next stage, held by its drafts, held by reductions under way.
create or replace view record_sums as
with act_sums as (
  select al.sec_ejec, al.record_id, al.sec_func, al.rubro, al.resource_type, al.item,
    coalesce(sum(al.amount) filter (where a.state = 'A'), 0) approved,
    coalesce(sum(al.amount) filter (where a.state in ('N', 'V', 'T') and al.amount > 0), 0) asked,
    coalesce(-sum(al.amount) filter (where a.state in ('N', 'V', 'T') and al.amount < 0 and al.record_id = a.record_id), 0) lowering
  from execution_act_line al join execution_act a on a.sec_ejec = al.sec_ejec and a.id = al.act_id
  group by 1, 2, 3, 4, 5, 6),
drawn as (
  select r.sec_ejec, r.predecessor_id record_id, s.sec_func, s.rubro, s.resource_type, s.item, sum(s.approved) drawn, sum(s.asked) held
  from act_sums s join execution_record r on r.sec_ejec = s.sec_ejec and r.id = s.record_id
  where r.predecessor_id is not null
  group by 1, 2, 3, 4, 5, 6)
select sec_ejec, record_id, sec_func, rubro, resource_type, item, coalesce(s.approved, 0) approved, coalesce(d.drawn, 0) drawn,
  coalesce(d.held, 0) drawn_reserved, coalesce(s.lowering, 0) reduction_reserved,
  coalesce(d.drawn, 0) + coalesce(d.held, 0) + coalesce(s.lowering, 0) used
from act_sums s full join drawn d using (sec_ejec, record_id, sec_func, rubro, resource_type, item);

-- Record lines whose balances differ from what the acts say, one row a balance: always empty (domain 12.8).
create or replace view execution_drift as
select l.fiscal_year, l.sec_ejec, l.record_id, l.sec_func, l.rubro, l.resource_type, l.item, d.measure, d.expected, d.found
from execution_record_line l
left join record_sums s using (sec_ejec, record_id, sec_func, rubro, resource_type, item)
cross join lateral (values
  ('approved', coalesce(s.approved, 0), l.approved),
  ('drawn', coalesce(s.drawn, 0), l.drawn),
  ('drawnReserved', coalesce(s.drawn_reserved, 0), l.drawn_reserved),
  ('reductionReserved', coalesce(s.reduction_reserved, 0), l.reduction_reserved)) d(measure, expected, found)
where d.expected <> d.found;

-- Lines whose held credit differs from the certifications under way: always empty.
create or replace view reservation_drift as
select l.fiscal_year, l.sec_ejec, l.sec_func, l.rubro, l.resource_type, l.item, coalesce(h.held, 0) expected, l.certified_reserved found
from budget_line l
left join (
  select r.fiscal_year, r.sec_ejec, al.sec_func, al.rubro, al.resource_type, al.item, sum(al.amount) held
  from execution_act a
  join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id and r.stage = 'CERTIFICATION'
  join execution_act_line al on al.sec_ejec = a.sec_ejec and al.act_id = a.id and al.record_id = r.id
  where a.state in ('N', 'V', 'T') and al.amount > 0
  group by 1, 2, 3, 4, 5, 6) h using (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item)
where l.certified_reserved <> coalesce(h.held, 0);
