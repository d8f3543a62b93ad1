-- A payroll by budget line.
create or replace view payroll_by_line as
select l.sec_ejec, l.payroll_id, l.sec_func, l.rubro, l.resource_type, l.item, sum(l.amount) amount
from payroll_line l group by 1, 2, 3, 4, 5, 6;

-- A payroll by budget line, as each of its documents has it: whole until it is accrued, then by creditor.
create or replace view payroll_by_part as
select l.sec_ejec, l.payroll_id, p.part, l.sec_func, l.rubro, l.resource_type, l.item, sum(p.amount) amount
from payroll_line l
cross join lateral (values ('', l.amount), ('NET', case l.kind when 'E' then l.amount - l.withheld else 0 end),
  ('PAYROLL_WITHHOLDING', l.withheld), ('PAYROLL_CONTRIBUTION', case l.kind when 'K' then l.amount else 0 end)) p(part, amount)
group by 1, 2, 3, 4, 5, 6, 7 having sum(p.amount) > 0;

-- Holds the credit of a payroll, or lets it go. Returns how many of its lines the budget has.
create or replace function payroll_hold(p_sec_ejec text, p_id bigint, p_sign integer) returns integer language sql as $$
  select ledger_reserve(p.fiscal_year, p.sec_ejec, (
    select jsonb_agg(jsonb_build_object('secFunc', l.sec_func, 'rubro', l.rubro, 'resourceType', l.resource_type, 'item', l.item,
      'amount', p_sign * l.amount)) from payroll_by_line l where l.sec_ejec = p.sec_ejec and l.payroll_id = p.id))
  from payroll p where p.sec_ejec = p_sec_ejec and p.id = p_id
$$;

-- Certifies, commits for the year and the month, accrues and orders a payroll: a record of each stage, and one order for each creditor,
-- with their lines, acts and histories and their postings, each kind of row by one statement. Its credit was held; the hold goes with the certification.
create or replace function payroll_post(p_sec_ejec text, p_id bigint, p_username text, p_person text, p_profile text,
  out certificate text, out file text) language plpgsql as $$
declare
  r payroll;
  v_stages text[] := array['CERTIFICATION', 'ANNUAL_COMMITMENT', 'MONTHLY_COMMITMENT', 'ACCRUAL'];
  v_parts text[] := array['', '', '', ''];
  v_ids bigint[];
  v_acts bigint[];
  v_certificate text;
  v_file text;
  v_prepared text;
  v_certified text;
begin
  select * into strict r from payroll p where p.sec_ejec = p_sec_ejec and p.id = p_id;
  -- the profiles that they had, as the payroll's own history tells
  select coalesce((array_agg(s.profile order by s.id) filter (where s.username = r.prepared_by))[1], p_profile),
      coalesce((array_agg(s.profile order by s.id) filter (where s.action = 'certify' and s.username = r.certified_by))[1], p_profile)
    into v_prepared, v_certified
    from workflow_step s where s.sec_ejec = p_sec_ejec and s.object_type = 'PAYROLL' and s.object_id = p_id::text;
  select v_parts || array_agg(o.part order by array_position(array['NET', 'PAYROLL_WITHHOLDING', 'PAYROLL_CONTRIBUTION'], o.part)),
      v_stages || array_agg('PAYMENT_ORDER'::text)
    into v_parts, v_stages
    from (select distinct l.part from payroll_by_part l where l.sec_ejec = p_sec_ejec and l.payroll_id = p_id and l.part <> '') o;
  select array_agg(nextval('execution_record_id_seq')), array_agg(nextval('execution_act_id_seq')) into v_ids, v_acts from unnest(v_stages);

  v_certificate := lpad(next_number(p_sec_ejec, r.fiscal_year, 'certificate')::text, 10, '0');
  v_file := lpad(next_number(p_sec_ejec, r.fiscal_year, 'file')::text, 10, '0');
  for n in 1 .. array_length(v_stages, 1) loop
    insert into execution_record (id, fiscal_year, sec_ejec, stage, predecessor_id, certificate, file, sequence, operation_type)
      values (v_ids[n], r.fiscal_year, p_sec_ejec, v_stages[n], v_ids[least(n - 1, 4)], v_certificate, case when n > 2 then v_file end,
        lpad(next_number(p_sec_ejec, r.fiscal_year,
          case when n > 2 then 'file/' || v_file || '/' || v_stages[n] else 'certificate/' || v_certificate end)::text, 4, '0'), 'ON');
  end loop;
  insert into execution_record_line (sec_ejec, record_id, stage, fiscal_year, sec_func, rubro, resource_type, item, approved, drawn)
    select p_sec_ejec, v_ids[s.n], s.stage, r.fiscal_year, l.sec_func, l.rubro, l.resource_type, l.item, l.amount,
      case when s.n < 5 then l.amount else 0 end
    from unnest(v_stages, v_parts) with ordinality s(stage, part, n) join payroll_by_part l on l.part = s.part
    where l.sec_ejec = p_sec_ejec and l.payroll_id = p_id;
  insert into payment_order_part (sec_ejec, record_id, part)
    select p_sec_ejec, v_ids[s.n], s.part from unnest(v_parts) with ordinality s(part, n) where s.part like 'PAYROLL%';
  insert into accrual_part (sec_ejec, record_id, part, sec_func, rubro, resource_type, item, amount)
    select p_sec_ejec, v_ids[4], l.part, l.sec_func, l.rubro, l.resource_type, l.item, l.amount
    from payroll_by_part l where l.sec_ejec = p_sec_ejec and l.payroll_id = p_id and l.part <> '';
  insert into execution_act (id, sec_ejec, record_id, correlative, kind, state, month, document_type, document_number, document_date,
      justification, conformity_date, conformity_unit, prepared_by, prepared_name, prepared_profile, approved_by, approved_name, approved_at)
    select v_acts[s.n], p_sec_ejec, v_ids[s.n], '0001', 'INI', 'A', r.month, '000', 'PLANILLA ' || r.number, r.document_date, r.description,
      case when s.stage = 'ACCRUAL' then r.document_date end, case when s.stage = 'ACCRUAL' then 'RECURSOS HUMANOS' end,
      r.prepared_by, r.prepared_name, v_prepared,
      case when s.n = 1 then r.certified_by else p_username end, case when s.n = 1 then r.certified_name else p_person end, now()
    from unnest(v_stages) with ordinality s(stage, n);
  insert into execution_act_line (sec_ejec, act_id, record_id, sec_func, rubro, resource_type, item, amount)
    select p_sec_ejec, v_acts[s.n], v_ids[s.n], l.sec_func, l.rubro, l.resource_type, l.item, l.amount
    from unnest(v_stages, v_parts) with ordinality s(stage, part, n) join payroll_by_part l on l.part = s.part
    where l.sec_ejec = p_sec_ejec and l.payroll_id = p_id;
  for n in 1 .. array_length(v_stages, 1) loop
    perform ledger_post(r.fiscal_year, p_sec_ejec, 'act/' || v_acts[n], 'INI', (
      select jsonb_agg(jsonb_build_object('secFunc', l.sec_func, 'rubro', l.rubro, 'resourceType', l.resource_type, 'item', l.item,
        'month', r.month, 'amount', l.amount, 'stage', v_stages[n]))
      from payroll_by_part l where l.sec_ejec = p_sec_ejec and l.payroll_id = p_id and l.part = v_parts[n]),
      (now() at time zone 'America/Lima')::date, p_username, p_profile, v_ids[n], v_acts[n], null, '000', 'PLANILLA ' || r.number,
      r.document_date, n = 1);
    -- whose hands were in it, as in any document: who prepared the payroll registered each, who certified or authorised it approved them
    perform workflow_record(p_sec_ejec, v_stages[n], v_acts[n]::text, 'register', '', 'N', null, r.prepared_by, r.prepared_name,
      v_prepared);
    -- and so did who sent it on: of what another system handed over nobody else is its preparer
    perform workflow_record(p_sec_ejec, v_stages[n], v_acts[n]::text, 'verify', 'N', 'N', null, h.username, h.person_name, h.profile)
      from (
        select distinct on (s.username) s.username, s.person_name, s.profile from workflow_step s
        where s.sec_ejec = p_sec_ejec and s.object_type = 'PAYROLL' and s.object_id = p_id::text and s.action = 'verify'
          and s.username <> r.prepared_by
        order by s.username, s.id desc) h;
    if n = 1 then
      perform workflow_record(p_sec_ejec, v_stages[n], v_acts[n]::text, 'approve', 'N', 'A', null, r.certified_by, r.certified_name,
        v_certified);
    else
      perform workflow_record(p_sec_ejec, v_stages[n], v_acts[n]::text, 'approve', 'N', 'A', null, p_username, p_person, p_profile);
    end if;
  end loop;
  certificate := v_certificate;
  file := v_file;
end $$;

-- Whether a payroll is to be paid or was: neither discarded nor, once posted, annulled.
create or replace function payroll_stands(p payroll) returns boolean language sql stable as $$
  select case p.state when 'X' then false when 'A' then exists (
      select from execution_record r join execution_record_line l on l.sec_ejec = r.sec_ejec and l.record_id = r.id
      where r.sec_ejec = p.sec_ejec and r.fiscal_year = p.fiscal_year and r.stage = 'ACCRUAL' and r.file = p.file and l.approved > 0)
    else true end
$$;

-- The other payrolls of the month, sent or further, that pay the same workers the same item; how many, and what this one pays them again.
-- Who is named in one only is taken for the same.
create or replace function payroll_overlaps(p_sec_ejec text, p_id bigint)
  returns table (number text, state text, reason text, workers bigint, amount numeric) language sql stable as $$
  with mine as (
    select l.position, l.dni, l.kind, l.item, sum(l.amount) amount from payroll_line l
    where l.sec_ejec = p_sec_ejec and l.payroll_id = p_id group by 1, 2, 3, 4)
  select o.number, o.state, o.overlap_reason, x.workers, x.amount
  from payroll p
  join payroll o on o.sec_ejec = p.sec_ejec and o.fiscal_year = p.fiscal_year and o.month = p.month and o.id <> p.id
    and o.state in ('V', 'C', 'A')
  cross join lateral (
    select count(distinct (m.position, m.dni)) workers, sum(m.amount) amount from mine m
    where exists (select from payroll_line l where l.sec_ejec = o.sec_ejec and l.payroll_id = o.id and l.position = m.position
      and l.kind = m.kind and l.item = m.item and (l.dni = m.dni or '' in (l.dni, m.dni)))) x
  where p.sec_ejec = p_sec_ejec and p.id = p_id and x.workers > 0 and payroll_stands(o) order by o.number
$$;
