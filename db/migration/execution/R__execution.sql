-- Moves balances of records, whole or not at all, in one round trip. Rows are locked in key order and NO KEY, as in ledger_post;
-- what must not happen is refused by execution_record_line's constraints.
-- p_moves: [{"record", "secFunc", "rubro", "resourceType", "item", "approved", "drawn", "drawnReserved", "reductionReserved"}].
-- Returns how many lines were found, so that the caller can tell a line that a record doesn't have.
create or replace function record_shift(p_sec_ejec text, p_moves jsonb)
returns integer language plpgsql as $$
declare
  v_lines integer;
begin
  -- one line is in order by itself
  if jsonb_array_length(p_moves) > 1 then
    perform 1 from execution_record_line l
      where l.sec_ejec = p_sec_ejec
        and (l.record_id, l.sec_func, l.rubro, l.resource_type, l.item) in (
          select m.record, m."secFunc", m.rubro, m."resourceType", m.item
          from jsonb_to_recordset(p_moves) m(record bigint, "secFunc" text, rubro text, "resourceType" text, item text))
      order by l.record_id, l.sec_func, l.rubro, l.resource_type, l.item
      for no key update;
  end if;
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

-- The next number of a series, held until the transaction ends: a transaction that fails leaves no gap. Most series have begun: an
-- update costs less than an insertion that turns out to be one.
create or replace function next_number(p_sec_ejec text, p_fiscal_year smallint, p_series text)
returns integer language plpgsql as $$
declare
  v_next integer;
begin
  update document_counter c set last = c.last + 1
    where c.sec_ejec = p_sec_ejec and c.fiscal_year = p_fiscal_year and c.series = p_series
    returning c.last into v_next;
  if v_next is null then
    insert into document_counter as c (sec_ejec, fiscal_year, series, last) values (p_sec_ejec, p_fiscal_year, p_series, 1)
      on conflict (sec_ejec, fiscal_year, series) do update set last = c.last + 1
      returning last into v_next;
  end if;
  return v_next;
end $$;

-- Registers a document of the chain in one statement: holds what it asks for, opens its record with the lines at zero and its first
-- act under the next numbers of its series, takes its voucher, and keeps who did it. Numbers come after the holds: until the
-- transaction ends, everybody who numbers in these series waits here. A stage of a file opens one where its predecessor has none.
-- p_act: the columns of execution_act that the document fills; p_lines: [{"secFunc", "rubro", "resourceType", "item", "amount"}],
-- positive, one for each line, "difference" beside an amount that was reckoned at another rate than the predecessor's. Returns the
-- record's numbers and what the schema itself said of the act, so that nobody reads it back.
drop function if exists execution_register(smallint, text, text, bigint, text, text, text, text, jsonb, jsonb);
create function execution_register(p_fiscal_year smallint, p_sec_ejec text, p_stage text, p_predecessor bigint,
  p_certificate text, p_file text, p_operation text, p_supplier text, p_act jsonb, p_lines jsonb,
  out record_id bigint, out certificate text, out file text, out sequence text, out act_id bigint,
  out correlative text, out state text, out attempt smallint, out version integer, out prepared_at timestamptz, out moved_at timestamptz)
language plpgsql as $$
declare
  v_act execution_act := jsonb_populate_record(null::execution_act, p_act);
  v_moves jsonb;
  v_currency text;
begin
  if p_predecessor is null then
    -- a line that doesn't exist is refused further down, as record_line_of_a_line
    perform ledger_reserve(p_fiscal_year, p_sec_ejec, p_lines);
  else
    -- a difference of exchange isn't the predecessor's yet: it holds credit until the document is approved
    select jsonb_agg((l - 'amount') || jsonb_build_object('record', p_predecessor, 'drawnReserved',
        (l ->> 'amount')::numeric - coalesce((l ->> 'difference')::numeric, 0))) into v_moves
      from jsonb_array_elements(p_lines) l;
    -- no lines at all would draw on nothing
    if record_shift(p_sec_ejec, v_moves) < greatest(coalesce(jsonb_array_length(p_lines), 0), 1) then
      raise exception 'Record % of unit % does not have all these lines', p_predecessor, p_sec_ejec
        using errcode = 'integrity_constraint_violation', constraint = 'line_of_predecessor', table = 'execution_record_line';
    end if;
  end if;

  certificate := coalesce(p_certificate, lpad(next_number(p_sec_ejec, p_fiscal_year, 'certificate')::text, 10, '0'));
  if p_stage not in ('CERTIFICATION', 'ANNUAL_COMMITMENT') then
    file := coalesce(p_file, lpad(next_number(p_sec_ejec, p_fiscal_year, 'file')::text, 10, '0'));
  end if;
  sequence := lpad(next_number(p_sec_ejec, p_fiscal_year,
    case when file is null then 'certificate/' || certificate else 'file/' || file || '/' || p_stage end)::text, 4, '0');

  insert into execution_record (fiscal_year, sec_ejec, stage, predecessor_id, certificate, file, sequence, operation_type, supplier_ruc)
    values (p_fiscal_year, p_sec_ejec, p_stage, p_predecessor, certificate, file, sequence, p_operation, p_supplier)
    returning id into record_id;
  insert into execution_record_line (sec_ejec, record_id, stage, fiscal_year, sec_func, rubro, resource_type, item)
    select p_sec_ejec, execution_register.record_id, p_stage, p_fiscal_year, l."secFunc", l.rubro, l."resourceType", l.item
    from jsonb_to_recordset(p_lines) l("secFunc" text, rubro text, "resourceType" text, item text);
  insert into execution_act as a (sec_ejec, record_id, correlative, kind, month, document_type, document_number, document_date,
      justification, voucher_type, voucher_series, voucher_number, voucher_date, conformity_date, conformity_unit,
      prepared_by, prepared_name, prepared_profile)
    values (p_sec_ejec, record_id, '0001', 'INI', v_act.month, v_act.document_type, v_act.document_number, v_act.document_date,
      v_act.justification, v_act.voucher_type, v_act.voucher_series, v_act.voucher_number, v_act.voucher_date,
      v_act.conformity_date, v_act.conformity_unit, v_act.prepared_by, v_act.prepared_name, v_act.prepared_profile)
    returning a.id, a.correlative, a.state, a.attempt, a.version, a.prepared_at, a.moved_at
    into act_id, correlative, state, attempt, version, prepared_at, moved_at;
  insert into execution_act_line (sec_ejec, act_id, record_id, sec_func, rubro, resource_type, item, amount)
    select p_sec_ejec, execution_register.act_id, execution_register.record_id, l."secFunc", l.rubro, l."resourceType", l.item, l.amount
    from jsonb_to_recordset(p_lines) l("secFunc" text, rubro text, "resourceType" text, item text, amount numeric(19,2));
  if p_predecessor is not null then
    select r.currency into v_currency from execution_record r where r.sec_ejec = p_sec_ejec and r.id = p_predecessor;
    if v_currency <> 'PEN' then
      perform currency_inherit(p_sec_ejec, record_id, act_id, p_predecessor, v_currency);
    end if;
  end if;
  if p_supplier is not null and v_act.voucher_type is not null then
    insert into payment_voucher (supplier_ruc, voucher_type, series, number, fiscal_year, sec_ejec, record_id)
      values (p_supplier, v_act.voucher_type, v_act.voucher_series, v_act.voucher_number, p_fiscal_year, p_sec_ejec, record_id);
  end if;
  perform workflow_record(p_sec_ejec, p_stage, act_id::text, 'register', '', 'N', null,
    v_act.prepared_by, v_act.prepared_name, v_act.prepared_profile);
end $$;

-- What the acts say of each record line: approved, drawn by the next stage, held by its drafts, held by reductions under way.
create or replace view record_sums as
with act_sums as (
  select al.sec_ejec, al.record_id, al.sec_func, al.rubro, al.resource_type, al.item,
    coalesce(sum(al.amount) filter (where a.state = 'A'), 0) approved,
    coalesce(sum(al.amount - coalesce(al.difference, 0)) filter (where a.state in ('N', 'V', 'T') and al.amount > 0), 0) asked,
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

-- Lines whose held credit differs from the certifications, reassignments and payrolls under way: always empty.
create or replace view reservation_drift as
select l.fiscal_year, l.sec_ejec, l.sec_func, l.rubro, l.resource_type, l.item, coalesce(h.held, 0) expected, l.certified_reserved found
from budget_line l
left join (
  select fiscal_year, sec_ejec, sec_func, rubro, resource_type, item, sum(amount) held from (
    select r.fiscal_year, r.sec_ejec, al.sec_func, al.rubro, al.resource_type, al.item, al.amount
    from execution_act a
    join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id and r.stage = 'CERTIFICATION'
    join execution_act_line al on al.sec_ejec = a.sec_ejec and al.act_id = a.id and al.record_id = r.id
    where a.state in ('N', 'V', 'T') and al.amount > 0
    union all
    select r.fiscal_year, r.sec_ejec, al.sec_func, al.rubro, al.resource_type, al.item, al.difference
    from execution_act a
    join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id and r.currency <> 'PEN'
    join execution_act_line al on al.sec_ejec = a.sec_ejec and al.act_id = a.id and al.record_id = r.id
    where a.state in ('N', 'V', 'T') and al.difference > 0
    union all
    select fiscal_year, sec_ejec, to_sec_func, rubro, resource_type, to_item, amount from reassignment where state = 'V'
    union all
    select p.fiscal_year, p.sec_ejec, l.sec_func, l.rubro, l.resource_type, l.item, l.amount
    from payroll p join payroll_line l on l.sec_ejec = p.sec_ejec and l.payroll_id = p.id where p.state in ('V', 'C')) asked
  group by 1, 2, 3, 4, 5, 6) h using (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item)
where l.certified_reserved <> coalesce(h.held, 0);

-- What a year's table of operations refuses of a document (domain 9.11): the stage, its source document or one of its items; nothing
-- where all is allowed, or where the table doesn't know the type.
create or replace function operation_refusal(p_fiscal_year integer, p_operation text, p_stage text, p_document text, p_items text[])
returns text language plpgsql stable as $$
-- asked at each registration: statements of its own keep their plans, one of many parts would be planned anew each time
declare
  v_documents text[];
  v_items text[];
begin
  select o.documents, o.items into v_documents, v_items from operation_stage o
    where o.since = (select max(s.since) from operation_stage s where s.since <= p_fiscal_year)
      and o.operation_type = p_operation and o.stage = p_stage;
  if not found then
    return case when exists (select from operation_stage o
      where o.since = (select max(s.since) from operation_stage s where s.since <= p_fiscal_year)
        and o.operation_type = p_operation) then 'stage' end;
  end if;
  if v_documents <> '{}' and not p_document = any (v_documents) then
    return 'document';
  end if;
  if v_items <> '{}' and exists (
      select from unnest(p_items) i where not exists (select from unnest(v_items) a where i = a or i like a || '.%')) then
    return 'item';
  end if;
  return null;
end $$;

-- What an accrual owes to each of its creditors by line, and what its orders come to, drafts included; nothing of one that has one
-- creditor only. A refund lowers what the order's creditor gets and a line that was reassigned takes its part along. Which creditor an
-- act of the accrual itself concerns nobody said: lowered it owes each as before, increased the first of the line gets the increase.
create or replace function accrual_parts(p_sec_ejec text, p_accrual bigint)
returns table (part text, sec_func text, rubro text, resource_type text, item text, due numeric, ordered numeric, reassigned boolean)
language sql stable as $$
  with figure as (
    select k.part, k.sec_func, k.rubro, k.resource_type, k.item, k.amount due, 0 ordered
    from accrual_part k where k.sec_ejec = p_sec_ejec and k.record_id = p_accrual
    union all
    select coalesce(p.part, 'NET'), l.sec_func, l.rubro, l.resource_type, l.item,
      case when a.state = 'A' and a.kind in ('REF', 'RAN', 'REA') then l.amount else 0 end,
      case when a.state = 'A' or l.amount > 0 then l.amount else 0 end
    from execution_record o
    join execution_act_line l on l.sec_ejec = o.sec_ejec and l.record_id = o.id
    join execution_act a on a.sec_ejec = l.sec_ejec and a.id = l.act_id and a.state in ('N', 'V', 'T', 'A')
    left join payment_order_part p on p.sec_ejec = o.sec_ejec and p.record_id = o.id
    where o.sec_ejec = p_sec_ejec and o.predecessor_id = p_accrual
    union all
    select coalesce((select min(k.part) from accrual_part k where k.sec_ejec = p_sec_ejec and k.record_id = p_accrual
        and k.part <> 'PAYROLL_WITHHOLDING'
        and (k.sec_func, k.rubro, k.resource_type, k.item) = (l.sec_func, l.rubro, l.resource_type, l.item)), 'NET'),
      l.sec_func, l.rubro, l.resource_type, l.item, greatest(sum(l.amount), 0), 0
    from execution_act a
    join execution_act_line l on l.sec_ejec = a.sec_ejec and l.act_id = a.id and l.record_id = a.record_id
    where a.sec_ejec = p_sec_ejec and a.record_id = p_accrual and a.state = 'A' and a.kind in ('INC', 'RED', 'ANU', 'ERR')
    group by 2, 3, 4, 5)
  select f.part, f.sec_func, f.rubro, f.resource_type, f.item, sum(f.due), sum(f.ordered),
    exists (select from execution_act_line l join execution_act a on a.sec_ejec = l.sec_ejec and a.id = l.act_id and a.kind = 'REA'
      where l.sec_ejec = p_sec_ejec and l.record_id = p_accrual)
  from figure f
  where exists (select from accrual_part k where k.sec_ejec = p_sec_ejec and k.record_id = p_accrual)
  group by 1, 2, 3, 4, 5
  order by 1, 2, 3, 4, 5
$$;
