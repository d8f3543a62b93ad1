-- The records of a file's chain and how much of an amount on a line each has to give up: the commitment and what it stands on the
-- whole of it; of what draws on the commitment, the oldest first, as much as the amount reaches.
create or replace function reassignment_parts(p_sec_ejec text, p_commitment bigint, p_sec_func text, p_rubro text, p_resource_type text,
  p_item text, p_amount numeric) returns table (record_id bigint, stage text, part numeric) language sql stable as $$
  with recursive up as (
    select r.id, r.stage, r.predecessor_id from execution_record r where r.sec_ejec = p_sec_ejec and r.id = p_commitment
    union all
    select p.id, p.stage, p.predecessor_id from up join execution_record p on p.sec_ejec = p_sec_ejec and p.id = up.predecessor_id),
  down as (
    select p_commitment id, 'MONTHLY_COMMITMENT' stage, p_amount part
    union all
    select c.id, c.stage, c.part from (
      select n.id, n.stage, least(l.approved,
        greatest(0, d.part - (sum(l.approved) over (partition by d.id order by n.id) - l.approved))) part
      from down d
      join execution_record n on n.sec_ejec = p_sec_ejec and n.predecessor_id = d.id
      join execution_record_line l on l.sec_ejec = p_sec_ejec and l.record_id = n.id and l.sec_func = p_sec_func and l.rubro = p_rubro
        and l.resource_type = p_resource_type and l.item = p_item) c
    where c.part > 0)
  select id, stage, p_amount from up
  union all
  select id, stage, part from down where id <> p_commitment
$$;

-- Makes a reassignment count, in one statement: the records of the chain and the budget's lines move together, or nothing does.
-- What must not happen is refused by the constraints of both (CRT-001, CRT-002, EXE-010 …) or as reassignment_within_file.
create or replace function reassignment_post(p_sec_ejec text, p_id bigint, p_username text, p_person text, p_profile text)
returns bigint language plpgsql as $$
declare
  r reassignment;
  v_commitment bigint;
  v_act bigint;
  v_parts jsonb;
begin
  select * into strict r from reassignment where sec_ejec = p_sec_ejec and id = p_id;
  select e.id into strict v_commitment from execution_record e
    where e.sec_ejec = p_sec_ejec and e.fiscal_year = r.fiscal_year and e.file = r.file and e.stage = 'MONTHLY_COMMITMENT';
  -- whoever draws on the commitment or lowers it waits from here on; then the rest of the chain, in key order
  perform 1 from execution_record_line l where l.sec_ejec = p_sec_ejec and l.record_id in (
      with recursive up as (
        select e.id, e.predecessor_id from execution_record e where e.sec_ejec = p_sec_ejec and e.id = v_commitment
        union all
        select p.id, p.predecessor_id from up join execution_record p on p.sec_ejec = p_sec_ejec and p.id = up.predecessor_id),
      down as (
        select v_commitment id union all
        select n.id from down join execution_record n on n.sec_ejec = p_sec_ejec and n.predecessor_id = down.id)
      select id from up union select id from down)
    and l.rubro = r.rubro and l.resource_type = r.resource_type
    and (l.sec_func, l.item) in ((r.from_sec_func, r.from_item), (r.to_sec_func, r.to_item))
    order by l.record_id, l.sec_func, l.rubro, l.resource_type, l.item for no key update;
  if not exists (select from execution_record_line l where l.sec_ejec = p_sec_ejec and l.record_id = v_commitment and l.rubro = r.rubro
      and l.resource_type = r.resource_type and l.sec_func = r.from_sec_func and l.item = r.from_item and l.approved >= r.amount) then
    raise exception 'File % of unit % has less than % on this line', r.file, p_sec_ejec, r.amount
      using errcode = 'check_violation', constraint = 'reassignment_within_file', table = 'reassignment';
  end if;

  select jsonb_agg(to_jsonb(p)) into v_parts
    from reassignment_parts(p_sec_ejec, v_commitment, r.from_sec_func, r.rubro, r.resource_type, r.from_item, r.amount) p;
  insert into execution_record_line (sec_ejec, record_id, stage, fiscal_year, sec_func, rubro, resource_type, item)
    select p_sec_ejec, p.record_id, p.stage, r.fiscal_year, r.to_sec_func, r.rubro, r.resource_type, r.to_item
    from jsonb_to_recordset(v_parts) p(record_id bigint, stage text) order by 2 on conflict do nothing;
  insert into execution_act (sec_ejec, record_id, correlative, kind, state, month, document_type, document_number, document_date,
      justification, prepared_by, prepared_name, prepared_profile, approved_by, approved_name, approved_at)
    select p_sec_ejec, v_commitment, lpad((max(correlative)::int + 1)::text, 4, '0'), 'REA', 'A', r.month, r.document_type,
      r.document_number, r.document_date, r.justification, r.prepared_by, r.prepared_name,
      coalesce(prepared_under(p_sec_ejec, 'REASSIGNMENT', p_id::text), ''), p_username, p_person, now()
    from execution_act where sec_ejec = p_sec_ejec and record_id = v_commitment
    returning id into v_act;
  insert into execution_act_line (sec_ejec, act_id, record_id, sec_func, rubro, resource_type, item, amount, currency_amount)
    select p_sec_ejec, v_act, p.record_id, s.sec_func, r.rubro, r.resource_type, s.item, s.sign * p.part,
      s.sign * currency_of(p_sec_ejec, p.record_id, r.from_sec_func, r.rubro, r.resource_type, r.from_item, p.part)
    from jsonb_to_recordset(v_parts) p(record_id bigint, part numeric)
    cross join lateral (values (r.from_sec_func, r.from_item, -1), (r.to_sec_func, r.to_item, 1)) s(sec_func, item, sign);
  perform record_shift(p_sec_ejec, (
    select jsonb_agg(m) from (
      select jsonb_build_object('record', l.record_id, 'secFunc', l.sec_func, 'rubro', l.rubro, 'resourceType', l.resource_type,
        'item', l.item, 'approved', l.amount) m
      from execution_act_line l where l.sec_ejec = p_sec_ejec and l.act_id = v_act
      union all
      select jsonb_build_object('record', e.predecessor_id, 'secFunc', l.sec_func, 'rubro', l.rubro, 'resourceType', l.resource_type,
        'item', l.item, 'drawn', l.amount)
      from execution_act_line l join execution_record e on e.sec_ejec = l.sec_ejec and e.id = l.record_id
      where l.sec_ejec = p_sec_ejec and l.act_id = v_act and e.predecessor_id is not null) moves));
  -- the hold on the receiving line's credit goes with it
  perform ledger_post(r.fiscal_year, p_sec_ejec, 'act/' || v_act, 'REA', (
      select jsonb_agg(jsonb_build_object('secFunc', d.sec_func, 'rubro', r.rubro, 'resourceType', r.resource_type, 'item', d.item,
        'stage', d.stage, 'month', r.month, 'amount', d.amount))
      from (
        select l.sec_func, l.item, e.stage, sum(l.amount) amount
        from execution_act_line l join execution_record e on e.sec_ejec = l.sec_ejec and e.id = l.record_id
        where l.sec_ejec = p_sec_ejec and l.act_id = v_act group by 1, 2, 3) d),
    (now() at time zone 'America/Lima')::date, p_username, p_profile, v_commitment, v_act, null, r.document_type, r.document_number,
    r.document_date, true);
  perform treasury_of_reassignment(p_sec_ejec, v_act);
  perform workflow_record(p_sec_ejec, 'MONTHLY_COMMITMENT', v_act::text, 'register', '', 'V', null, r.prepared_by, r.prepared_name,
    coalesce((select min(s.profile) from workflow_step s where s.sec_ejec = p_sec_ejec and s.object_type = 'REASSIGNMENT' and s.object_id = p_id::text
      and s.username = r.prepared_by), p_profile));
  perform workflow_record(p_sec_ejec, 'MONTHLY_COMMITMENT', v_act::text, 'reassign', 'V', 'A', null, p_username, p_person, p_profile);
  return v_act;
end $$;
