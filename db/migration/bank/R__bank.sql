-- Where an order is paid from: the own account of its purses, or the single account; nothing where its lines are of several.
create or replace function order_account(p_sec_ejec text, p_order bigint) returns text language sql stable as $$
  select case when count(distinct coalesce(p.account, 'CUT')) = 1 then min(coalesce(p.account, 'CUT')) end
  from execution_record_line l
  left join purse p on p.sec_ejec = l.sec_ejec and p.fiscal_year = l.fiscal_year and p.rubro = l.rubro and p.resource_type = l.resource_type
    and p.holder = 'OWN'
  where l.sec_ejec = p_sec_ejec and l.record_id = p_order and l.approved > 0
$$;

-- Orders that are authorised and not on their way to be paid yet, with how and to whom each would be. What a court keeps back is
-- deposited by its order, a penalty goes to the unit itself, an advance to the worker who gets it: not to the supplier.
create or replace view order_to_pay as
select r.fiscal_year, r.sec_ejec, r.id order_id, r.number || '-' || r.sequence shown, r.certificate, r.file, r.operation_type,
  case p.part when 'COURT' then null when 'PENALTY' then u.ruc else r.supplier_ruc end ruc,
  coalesce(p.part, 'NET') part, l.amount, order_account(r.sec_ejec, r.id) account,
  case coalesce(p.part, 'NET') when 'DETRACTION' then 'DETRACTION' when 'VAT_WITHHOLDING' then 'TAX' when 'FOURTH_CATEGORY' then 'TAX'
    when 'COURT' then 'COURT' when 'PENALTY' then 'UNIT' when 'PAYROLL_CONTRIBUTION' then 'TAX' when 'PAYROLL_WITHHOLDING' then 'LIST'
    else case when r.supplier_ruc is null then 'LIST' when a.cci is null then 'OPE' else 'CCI' end end medium,
  case when coalesce(p.part, 'NET') = 'NET' then coalesce(a.cci, '') else '' end cci,
  case p.part
    when 'COURT' then coalesce((
      select k.court_order from execution_record d join accrual_retention k on k.sec_ejec = d.sec_ejec and k.record_id = d.id
      where d.sec_ejec = r.sec_ejec and d.id = r.predecessor_id), '') || ' · ' || coalesce(s.name, '')
    when 'PENALTY' then u.name
    when 'PAYROLL_WITHHOLDING' then 'Retenciones de la planilla ' || y.number
    when 'PAYROLL_CONTRIBUTION' then 'Aportes de la planilla ' || y.number
    else coalesce(s.name, 'Trabajadores de la planilla ' || y.number, (
      select w.name || ' · DNI ' || w.dni
      from execution_record m
      join execution_act c on c.sec_ejec = m.sec_ejec and c.record_id = m.id and c.correlative = '0001'
      join advance v on v.sec_ejec = m.sec_ejec and v.fiscal_year = m.fiscal_year and v.kind = m.operation_type
        and c.document_number = v.kind || '-' || v.number
      join worker w on w.sec_ejec = v.sec_ejec and w.dni = v.dni
      where m.sec_ejec = r.sec_ejec and m.fiscal_year = r.fiscal_year and m.file = r.file and m.stage = 'MONTHLY_COMMITMENT'), '') end payee
from execution_record r
join lateral (
  select sum(x.approved - x.used) amount from execution_record_line x where x.sec_ejec = r.sec_ejec and x.record_id = r.id) l on l.amount > 0
left join payment_order_part p on p.sec_ejec = r.sec_ejec and p.record_id = r.id
left join payroll y on y.sec_ejec = r.sec_ejec and y.fiscal_year = r.fiscal_year and y.file = r.file
left join supplier s on s.ruc = r.supplier_ruc
join implementing_unit u on u.fiscal_year = r.fiscal_year and u.sec_ejec = r.sec_ejec
left join payee_account a on a.ruc = r.supplier_ruc and a.state = 'A'
-- whose payment came back is paid again once a second person said so
where r.stage = 'PAYMENT_ORDER' and not exists (
  select from payment_batch_line b where b.sec_ejec = r.sec_ejec and b.order_id = r.id and b.state = 'R' and b.confirmed_at is null);

-- Moves the balances of a payment and its order by an act's lines: what is approved, what is held. p_paid and p_held are 1, 0 or -1.
create or replace function bank_shift(p_sec_ejec text, p_payment bigint, p_order bigint, p_lines jsonb, p_paid integer, p_held integer)
returns void language plpgsql as $$
begin
  perform record_shift(p_sec_ejec, (
    select jsonb_agg(m.move) from jsonb_array_elements(p_lines) l
    cross join lateral (values
      ((l - 'amount') || jsonb_build_object('record', p_order, 'drawn', p_paid * (l ->> 'amount')::numeric, 'drawnReserved', p_held * (l ->> 'amount')::numeric)),
      ((l - 'amount') || jsonb_build_object('record', p_payment, 'approved', p_paid * (l ->> 'amount')::numeric))) m(move)));
end $$;

-- Draws up a batch of orders: each becomes a payment in state T that holds what the order has left. Returns its number.
create or replace function batch_open(p_fiscal_year smallint, p_sec_ejec text, p_account text, p_orders bigint[], p_username text,
  p_person text, p_profile text) returns text language plpgsql as $$
declare
  v_number text;
  v_order record;
  v_made record;
  v_line smallint := 0;
  v_lines jsonb;
  v_left numeric(19,2);
  v_today date := (now() at time zone 'America/Lima')::date;
begin
  v_number := lpad(next_number(p_sec_ejec, p_fiscal_year, 'BATCH')::text, 10, '0');
  insert into payment_batch (fiscal_year, sec_ejec, number, account, prepared_by, prepared_name)
    values (p_fiscal_year, p_sec_ejec, v_number, p_account, p_username, p_person);
  for v_order in
    select o.* from order_to_pay o where o.sec_ejec = p_sec_ejec and o.fiscal_year = p_fiscal_year and o.order_id = any (p_orders)
      and o.account = p_account order by o.order_id
  loop
    v_line := v_line + 1;
    -- the loop's look is as old as its first order: what the order has left is read again, under its lock
    perform 1 from execution_record_line l where l.sec_ejec = p_sec_ejec and l.record_id = v_order.order_id
      order by l.sec_func, l.rubro, l.resource_type, l.item for no key update;
    select sum(l.approved - l.used), jsonb_agg(jsonb_build_object('secFunc', l.sec_func, 'rubro', l.rubro, 'resourceType', l.resource_type, 'item', l.item,
        'amount', l.approved - l.used)) into v_left, v_lines
      from execution_record_line l where l.sec_ejec = p_sec_ejec and l.record_id = v_order.order_id and l.approved > l.used;
    if v_left is distinct from v_order.amount then
      raise exception 'Order % of unit % is not what it was when the batch was drawn up', v_order.order_id, p_sec_ejec
        using errcode = 'integrity_constraint_violation', constraint = 'batch_of_orders', table = 'payment_batch';
    end if;
    select * into v_made from execution_register(p_fiscal_year, p_sec_ejec, 'PAYMENT', v_order.order_id, v_order.certificate, v_order.file,
      v_order.operation_type, (select r.supplier_ruc from execution_record r where r.sec_ejec = p_sec_ejec and r.id = v_order.order_id),
      jsonb_build_object('month', case when extract(year from v_today) = p_fiscal_year
        then extract(month from v_today) else 12 end, 'document_type', '081', 'document_number', 'LOTE ' || v_number, 'document_date', v_today,
        'justification', 'Lote ' || v_number || ', línea ' || v_line, 'prepared_by', p_username, 'prepared_name', p_person,
        'prepared_profile', p_profile), v_lines);
    update execution_act a set state = 'T', version = a.version + 1, moved_at = now() where a.sec_ejec = p_sec_ejec and a.id = v_made.act_id;
    perform workflow_record(p_sec_ejec, 'PAYMENT', v_made.act_id::text, 'transmit', 'N', 'T', null, p_username, p_person, p_profile);
    insert into payment_batch_line (sec_ejec, fiscal_year, number, line, order_id, payment_id, act_id, amount, part, ruc, payee, medium, cci)
      values (p_sec_ejec, p_fiscal_year, v_number, v_line, v_order.order_id, v_made.record_id, v_made.act_id, v_order.amount, v_order.part,
        v_order.ruc, v_order.payee, v_order.medium, v_order.cci);
  end loop;
  if v_line = 0 or v_line < cardinality(p_orders) then
    raise exception 'Not every order of unit % can go into the batch', p_sec_ejec
      using errcode = 'integrity_constraint_violation', constraint = 'batch_of_orders', table = 'payment_batch';
  end if;
  return v_number;
end $$;

-- An act's own lines.
create or replace function act_lines(p_sec_ejec text, p_act bigint) returns jsonb language sql stable as $$
  select jsonb_agg(jsonb_build_object('secFunc', l.sec_func, 'rubro', l.rubro, 'resourceType', l.resource_type, 'item', l.item, 'amount', l.amount))
  from execution_act_line l join execution_act a on a.sec_ejec = l.sec_ejec and a.id = l.act_id and a.record_id = l.record_id
  where l.sec_ejec = p_sec_ejec and l.act_id = p_act
$$;

-- A payment that didn't go, or that the bank refused: its act is void and its order free again.
create or replace function bank_let_go(p_sec_ejec text, p_line payment_batch_line, p_why text, p_username text, p_person text, p_profile text)
returns void language plpgsql as $$
begin
  update execution_act a set state = 'X', version = a.version + 1, moved_at = now() where a.sec_ejec = p_sec_ejec and a.id = p_line.act_id;
  perform bank_shift(p_sec_ejec, p_line.payment_id, p_line.order_id, act_lines(p_sec_ejec, p_line.act_id), 0, -1);
  perform workflow_record(p_sec_ejec, 'PAYMENT', p_line.act_id::text, 'discard', 'T', 'X', p_why, p_username, p_person, p_profile);
end $$;

-- Takes a batch back before it went to the bank.
create or replace function batch_discard(p_sec_ejec text, p_fiscal_year smallint, p_number text, p_why text, p_username text, p_person text,
  p_profile text) returns void language plpgsql as $$
declare
  v_line payment_batch_line;
begin
  for v_line in select * from payment_batch_line l where l.sec_ejec = p_sec_ejec and l.fiscal_year = p_fiscal_year and l.number = p_number
      and l.state = 'W' order by l.line loop
    perform bank_let_go(p_sec_ejec, v_line, p_why, p_username, p_person, p_profile);
  end loop;
  update payment_batch_line l set state = 'X' where l.sec_ejec = p_sec_ejec and l.fiscal_year = p_fiscal_year and l.number = p_number
    and l.state = 'W';
end $$;

-- The month in which the bank's answer of a day counts: of that day, or the first open one after it, or the year's last one while the unit's
-- books of it are open; nothing where none is.
create or replace function answer_month(p_fiscal_year smallint, p_sec_ejec text, p_day date) returns smallint language plpgsql stable as $$
begin
  return coalesce(
    (select min(m.month) from execution_month m where m.fiscal_year = p_fiscal_year and m.state = 'OPEN'
      and m.month >= case when extract(year from p_day) = p_fiscal_year then extract(month from p_day) else 12 end),
    (select max(m.month) from execution_month m join fiscal_year y on y.fiscal_year = m.fiscal_year and y.state in ('EXECUTION', 'CLOSING')
      where m.fiscal_year = p_fiscal_year and not exists (select from accounting_month_now a where a.sec_ejec = p_sec_ejec
        and a.fiscal_year = m.fiscal_year and a.month = m.month and a.state = 'CLOSED')));
end $$;

-- The line of a statement that proves a payment of a batch, or null: brought by the bank itself or by somebody else than who drew the batch
-- up, with the payment's day, number and amount, and matched with nothing. A line proves one payment: there must be more such lines than
-- payments posted with that day, number and amount, by whatever batch or by hand, however they are matched, separated or told anew since.
-- A number of nothing but zeros is none.
drop function if exists statement_says(payment_batch, numeric, text, date);
create or replace function statement_proof(p_batch payment_batch, p_amount numeric, p_operation text, p_day date) returns bigint
language plpgsql as $$
declare
  v_number constant text := ltrim(p_operation, '0');
  v_year constant integer := extract(year from p_day);
  v_free bigint;
begin
  -- two who answer at once look one after the other, and not while a statement is taken in
  perform pg_advisory_xact_lock(hashtext('bank-statements'), hashtext(p_batch.sec_ejec));
  select min(l.id) into v_free
    from bank_statement_line l join bank_statement s on s.sec_ejec = l.sec_ejec and s.id = l.statement_id
    where l.sec_ejec = p_batch.sec_ejec and l.account = p_batch.account and l.booked_on = p_day and l.amount = - p_amount and l.withdrawn = 0
      and v_number <> '' and ltrim(l.operation, '0') = v_number and s.taken_by <> p_batch.prepared_by
      and not exists (select from bank_match m where m.sec_ejec = l.sec_ejec and m.statement_id = l.id);
  if v_free is null then
    return null;
  end if;
  return (
    with posted as (
      select b.posting_key from bank_book b
      where b.fiscal_year in (v_year, v_year - 1) and b.sec_ejec = p_batch.sec_ejec and b.account = p_batch.account and b.kind = 'PAYMENT'
        and b.amount = - p_amount and b.booked_on = p_day and ltrim(b.operation, '0') = v_number),
    lines as (
      select l.id
      from bank_statement_line l
      join bank_statement s on s.sec_ejec = l.sec_ejec and s.id = l.statement_id
      left join bank_match m on m.sec_ejec = l.sec_ejec and m.statement_id = l.id
      where l.sec_ejec = p_batch.sec_ejec and l.account = p_batch.account and l.booked_on = p_day and l.amount = - p_amount and l.withdrawn = 0
        and ltrim(l.operation, '0') = v_number and s.taken_by <> p_batch.prepared_by
        and (m.statement_id is null or m.posting_key in (select posting_key from posted)))
    select v_free where (select count(*) from lines) > (select count(*) from posted));
end $$;

-- What the bank says of one line. Said again it changes nothing. Paid: the payment counts in p_month, the month of the bank's day or the
-- first open one after it. Returned: what wasn't paid is void, what was is reopened by a contrary act (EXT); the order is free to be
-- annulled, and to be paid again once a second person confirmed the return (9.8). Said to be paid by who drew the batch up, it waits as told,
-- until a statement or somebody else says so too; said by the same to be back, it waits with both. p_by: who brought the answer, empty for
-- the bank itself.
drop function if exists bank_answer(text, smallint, text, smallint, boolean, date, text, text);
create or replace function bank_answer(p_sec_ejec text, p_fiscal_year smallint, p_number text, p_line smallint, p_paid boolean, p_day date,
  p_operation text, p_reason text, p_month smallint, p_by text) returns text language plpgsql as $$
declare
  v_batch payment_batch;
  v_line payment_batch_line;
  v_lines jsonb;
  v_act bigint;
  v_proof bigint;
  v_who constant text := 'banco';
begin
  select * into v_batch from payment_batch b
    where b.sec_ejec = p_sec_ejec and b.fiscal_year = p_fiscal_year and b.number = p_number for no key update;
  select * into v_line from payment_batch_line l
    where l.sec_ejec = p_sec_ejec and l.fiscal_year = p_fiscal_year and l.number = p_number and l.line = p_line;
  -- paid and then returned, it was paid all the same
  if (p_paid and v_line.paid_on is not null) or (not p_paid and v_line.state = 'R') then
    return 'SAME';
  end if;
  if v_line.line is null or v_batch.state not in ('A', 'P') or v_line.state not in ('W', 'P') or (p_paid and v_line.state <> 'W') then
    raise exception 'Line % of batch % of unit % takes no such answer', p_line, p_number, p_sec_ejec
      using errcode = 'integrity_constraint_violation', constraint = 'answer_fits_its_line', table = 'payment_batch_line';
  end if;

  if p_paid and p_by = v_batch.prepared_by then
    v_proof := statement_proof(v_batch, v_line.amount, p_operation, p_day);
    if v_proof is null then
      -- 12.2: who drew the batch up doesn't alone say that it was paid
      update payment_batch_line l set told_on = p_day, told_operation = p_operation, told_by = p_by, told_back_on = null,
          told_back_operation = '', told_back_reason = ''
        where l.sec_ejec = p_sec_ejec and l.fiscal_year = p_fiscal_year and l.number = p_number and l.line = p_line
          and (l.told_on, l.told_operation) is distinct from (p_day, p_operation);
      return case when found then 'TOLD' else 'SAME' end;
    end if;
  end if;
  -- told as paid, and back by now
  if not p_paid and v_line.state = 'W' and v_line.told_on is not null then
    if p_by = v_batch.prepared_by and p_day < v_line.told_on then
      raise exception 'Line % of batch % of unit % comes back before it was paid', p_line, p_number, p_sec_ejec
        using errcode = 'integrity_constraint_violation', constraint = 'answer_fits_its_line', table = 'payment_batch_line';
    elsif p_day >= v_line.told_on and statement_proof(v_batch, v_line.amount, v_line.told_operation, v_line.told_on) is not null then
      -- the statement has it: both are kept, and whether it is back a second person confirms
      update payment_batch_line l set told_back_on = null, told_back_operation = '', told_back_reason = ''
        where l.sec_ejec = p_sec_ejec and l.fiscal_year = p_fiscal_year and l.number = p_number and l.line = p_line;
      perform bank_answer(p_sec_ejec, p_fiscal_year, p_number, p_line, true, v_line.told_on, v_line.told_operation, '',
        coalesce(answer_month(p_fiscal_year, p_sec_ejec, v_line.told_on), p_month), v_line.told_by);
      select * into v_batch from payment_batch b
        where b.sec_ejec = p_sec_ejec and b.fiscal_year = p_fiscal_year and b.number = p_number;
      select * into v_line from payment_batch_line l
        where l.sec_ejec = p_sec_ejec and l.fiscal_year = p_fiscal_year and l.number = p_number and l.line = p_line;
    elsif p_by = v_batch.prepared_by then
      -- one person's word twice: nothing is posted on it
      update payment_batch_line l set told_back_on = p_day, told_back_operation = p_operation, told_back_reason = p_reason
        where l.sec_ejec = p_sec_ejec and l.fiscal_year = p_fiscal_year and l.number = p_number and l.line = p_line
          and (l.told_back_on, l.told_back_operation, l.told_back_reason) is distinct from (p_day, p_operation, p_reason);
      return case when found then 'TOLD' else 'SAME' end;
    end if;
    -- else the bank, or another, says that it never went, and no statement says otherwise: what was told is void as any that waits
  end if;

  if p_paid then
    update execution_act a set state = 'A', month = p_month, document_number = p_operation, document_date = p_day, approved_by = v_who,
        approved_name = 'Banco, lote ' || p_number, approved_at = now(), moved_at = now(), version = a.version + 1
      where a.sec_ejec = p_sec_ejec and a.id = v_line.act_id;
    v_lines := act_lines(p_sec_ejec, v_line.act_id);
    perform bank_shift(p_sec_ejec, v_line.payment_id, v_line.order_id, v_lines, 1, -1);
    perform bank_post(p_fiscal_year, p_sec_ejec, v_line.payment_id, v_line.act_id, 'INI', v_lines, 1, p_month, p_operation, p_day);
    perform workflow_record(p_sec_ejec, 'PAYMENT', v_line.act_id::text, 'approve', 'T', 'A', null, v_who, 'Banco, lote ' || p_number, 'Banco');
    update payment_batch_line l set state = 'P', paid_on = p_day, operation = p_operation, answered_by = p_by
      where l.sec_ejec = p_sec_ejec and l.fiscal_year = p_fiscal_year and l.number = p_number and l.line = p_line;
    if v_proof is not null then
      -- what proved it is what it is in the statement: the keys of matches let a line be one payment only
      insert into bank_match (sec_ejec, statement_id, account, posting_key, matched_by, matched_name)
        values (p_sec_ejec, v_proof, v_batch.account, 'act/' || v_line.act_id, v_who, 'Banco, lote ' || p_number);
    end if;
    if v_line.told_back_on is not null then
      -- it was told to be back, too: that waits for a second person by itself
      perform bank_answer(p_sec_ejec, p_fiscal_year, p_number, p_line, false, greatest(p_day, v_line.told_back_on), v_line.told_back_operation,
        v_line.told_back_reason, coalesce(answer_month(p_fiscal_year, p_sec_ejec, greatest(p_day, v_line.told_back_on)), p_month), v_line.told_by);
      return 'PAID';
    end if;
  else
    if v_line.state = 'W' then
      perform bank_let_go(p_sec_ejec, v_line, p_reason, v_who, 'Banco, lote ' || p_number, 'Banco');
    else
      select jsonb_agg(jsonb_build_object('secFunc', l.sec_func, 'rubro', l.rubro, 'resourceType', l.resource_type, 'item', l.item,
          'amount', l.approved - l.used)) into v_lines
        from execution_record_line l where l.sec_ejec = p_sec_ejec and l.record_id = v_line.payment_id and l.approved > l.used;
      if v_lines is null then
        raise exception 'Nothing is left of line % of batch %', p_line, p_number
          using errcode = 'integrity_constraint_violation', constraint = 'answer_fits_its_line', table = 'payment_batch_line';
      end if;
      insert into execution_act (sec_ejec, record_id, correlative, kind, state, month, document_type, document_number, document_date,
          justification, prepared_by, prepared_name, prepared_profile, approved_by, approved_name, approved_at)
        select p_sec_ejec, v_line.payment_id, lpad((max(a.correlative)::int + 1)::text, 4, '0'), 'EXT', 'A', p_month, '081', p_operation, p_day,
          p_reason, v_who, 'Banco, lote ' || p_number, 'Banco', v_who, 'Banco, lote ' || p_number, now()
        from execution_act a where a.sec_ejec = p_sec_ejec and a.record_id = v_line.payment_id
        returning id into v_act;
      perform workflow_record(p_sec_ejec, 'PAYMENT', v_act::text, 'return', '', 'A', p_reason, v_who, 'Banco, lote ' || p_number, 'Banco');
      perform bank_shift(p_sec_ejec, v_line.payment_id, v_line.order_id, v_lines, -1, 0);
      perform bank_post(p_fiscal_year, p_sec_ejec, v_line.payment_id, v_act, 'EXT', v_lines, -1, p_month, p_operation, p_day);
    end if;
    update payment_batch_line l set state = 'R', returned_on = p_day, reason = p_reason, answered_by = p_by,
        -- the bank's own word needs nobody's
        confirmed_by = case when p_by = '' then v_who end, confirmed_name = case when p_by = '' then 'Banco' end,
        confirmed_at = case when p_by = '' then now() end
      where l.sec_ejec = p_sec_ejec and l.fiscal_year = p_fiscal_year and l.number = p_number and l.line = p_line;
  end if;
  if v_batch.state = 'A' and not exists (select from payment_batch_line l where l.sec_ejec = p_sec_ejec and l.fiscal_year = p_fiscal_year
      and l.number = p_number and l.state = 'W') then
    update payment_batch b set state = 'P', version = b.version + 1
      where b.sec_ejec = p_sec_ejec and b.fiscal_year = p_fiscal_year and b.number = p_number;
    perform workflow_record(p_sec_ejec, 'PAYMENT_BATCH', p_fiscal_year || '/' || p_number, 'answer', 'A', 'P', null, v_who, 'Banco', 'Banco');
  end if;
  return case when p_paid then 'PAID' else 'RETURNED' end;
end $$;

-- Posts a payment, or takes one back, with the lines of its act where they are new.
create or replace function bank_post(p_fiscal_year smallint, p_sec_ejec text, p_payment bigint, p_act bigint, p_kind text, p_lines jsonb,
  p_sign integer, p_month smallint, p_operation text, p_day date) returns void language plpgsql as $$
begin
  if p_sign < 0 then
    insert into execution_act_line (sec_ejec, act_id, record_id, sec_func, rubro, resource_type, item, amount, currency_amount)
      select p_sec_ejec, p_act, p_payment, l."secFunc", l.rubro, l."resourceType", l.item, - l.amount,
        currency_of(p_sec_ejec, p_payment, l."secFunc", l.rubro, l."resourceType", l.item, - l.amount)
      from jsonb_to_recordset(p_lines) l("secFunc" text, rubro text, "resourceType" text, item text, amount numeric(19,2));
  end if;
  perform ledger_post(p_fiscal_year, p_sec_ejec, 'act/' || p_act, p_kind, (
      select jsonb_agg(l || jsonb_build_object('stage', 'PAYMENT', 'month', p_month, 'amount', p_sign * (l ->> 'amount')::numeric))
      from jsonb_array_elements(p_lines) l),
    (now() at time zone 'America/Lima')::date, 'banco', 'Banco', p_payment, p_act, null, '081', p_operation, p_day, false);
end $$;

-- A limit of the velocity rules in a year.
create or replace function velocity_of(p_year integer, p_name text) returns numeric language sql stable as $$
  select value from velocity_limit where name = p_name and since = (select max(since) from velocity_limit where name = p_name and since <= p_year)
$$;

-- The velocity rules that a batch breaks when it is signed at a time. Payments are counted with what the unit put into other batches
-- within a day, so that parting them changes nothing; each of the signatures has its hour.
create or replace function batch_alarms(p_sec_ejec text, p_fiscal_year smallint, p_number text, p_at timestamptz)
returns table (alarm text) language sql stable as $$
  with batch as (
    select b.* from payment_batch b where b.sec_ejec = p_sec_ejec and b.fiscal_year = p_fiscal_year and b.number = p_number),
  lines as (
    select l.*, l.fiscal_year = p_fiscal_year and l.number = p_number own, (select min(a.approved_at) from execution_act a where a.sec_ejec = l.sec_ejec and a.record_id = l.order_id and a.state = 'A') authorised_at
    from payment_batch_line l
    join payment_batch o on o.sec_ejec = l.sec_ejec and o.fiscal_year = l.fiscal_year and o.number = l.number
    join batch b on b.sec_ejec = l.sec_ejec
    where (l.state = 'W' or (l.state = 'P' and o.number <> b.number))
      and (o.number = b.number and o.fiscal_year = b.fiscal_year or o.prepared_at between b.prepared_at - interval '24 hours' and b.prepared_at + interval '24 hours')),
  moment as (
    select s.at at time zone 'America/Lima' local from batch b cross join lateral (values (p_at), (b.first_at)) s(at) where s.at is not null)
  select 'ORDERS_IN_A_MINUTE' where exists (
    select from lines l where l.own and (select count(*) from lines o where o.authorised_at between l.authorised_at and l.authorised_at + interval '1 minute')
      >= velocity_of(p_fiscal_year, 'ORDERS_IN_A_MINUTE'))
  union all
  select 'NIGHT' where exists (select from moment m
    where extract(hour from m.local) >= velocity_of(p_fiscal_year, 'NIGHT_FROM') or extract(hour from m.local) < velocity_of(p_fiscal_year, 'NIGHT_UNTIL'))
  union all
  -- the last working day before it: a Friday, too, before a holiday on Monday
  select 'EVE_OF_HOLIDAY' where velocity_of(p_fiscal_year, 'EVE_OF_HOLIDAY') = 1 and exists (
    select from moment m join holiday h on h.day > m.local::date and h.day <= m.local::date + 7
    where not exists (
      select from generate_series(m.local::date + 1, h.day - 1, interval '1 day') d(day)
      where extract(isodow from d.day) < 6 and not exists (select from holiday x where x.day = d.day::date)))
  union all
  select 'NEW_PAYEE' where exists (
    select from lines l
    where l.own and l.part = 'NET' and l.ruc is not null
      and (select sum(o.amount) from lines o where o.part = 'NET' and o.ruc = l.ruc) >= velocity_of(p_fiscal_year, 'NEW_PAYEE_ABOVE')
      and (not exists (
          select from execution_record r join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id and a.state = 'A'
          where r.sec_ejec = p_sec_ejec and r.stage = 'PAYMENT' and r.supplier_ruc = l.ruc)
        or exists (select from payee_account c where c.ruc = l.ruc and c.state = 'A'
          and c.decided_at > p_at - make_interval(days => velocity_of(p_fiscal_year, 'NEW_ACCOUNT_DAYS')::integer))))
$$;

-- Who may not sign a batch: whoever committed, ordered or drew up a payment in the chain of one of its orders (12.2). Who
-- sent it on did, too: of what another system handed over nobody else prepared it.
create or replace function batch_hands(p_sec_ejec text, p_fiscal_year smallint, p_number text) returns table (username text, stage text)
language sql stable as $$
  with recursive up as (
    select r.id, r.predecessor_id, r.stage
    from payment_batch_line l join execution_record r on r.sec_ejec = l.sec_ejec and r.id = l.payment_id
    where l.sec_ejec = p_sec_ejec and l.fiscal_year = p_fiscal_year and l.number = p_number
    union
    select r.id, r.predecessor_id, r.stage from up join execution_record r on r.sec_ejec = p_sec_ejec and r.id = up.predecessor_id)
  select distinct s.username, u.stage
  from up u
  join execution_act a on a.sec_ejec = p_sec_ejec and a.record_id = u.id and a.state <> 'X'
  join workflow_step s on s.sec_ejec = p_sec_ejec and s.object_type = u.stage and s.object_id = a.id::text
  where u.stage in ('ANNUAL_COMMITMENT', 'MONTHLY_COMMITMENT', 'PAYMENT_ORDER', 'PAYMENT') and s.action in ('register', 'edit', 'correct', 'verify')
$$;

-- The unit's own book of each account: what was paid out of it and what was collected into it, one row for each act.
create or replace view bank_book as
select m.fiscal_year, m.sec_ejec, coalesce(p.account, 'CUT') account, m.posting_key, 'PAYMENT' kind, max(coalesce(m.document_date, m.known_on)) booked_on,
  coalesce(max(m.document_number), '') operation, - sum(m.amount) amount, max(m.month) "month"
from movement m
left join purse p on p.sec_ejec = m.sec_ejec and p.fiscal_year = m.fiscal_year and p.rubro = m.rubro and p.resource_type = m.resource_type
  and p.holder = 'OWN'
where m.stage = 'PAYMENT' and m.kind not in ('CUT', 'REA')
group by 1, 2, 3, 4
union all
select m.fiscal_year, m.sec_ejec, coalesce(p.account, 'CUT'), 'revenue/' || m.act_id, 'COLLECTION', max(m.known_on), max(m.document_number),
  sum(m.amount), max(m.month)
from revenue_movement m
left join purse p on p.sec_ejec = m.sec_ejec and p.fiscal_year = m.fiscal_year and p.rubro = m.rubro and p.resource_type = m.resource_type
  and p.holder = 'OWN'
where m.stage = 'REVENUE_COLLECTED'
group by 1, 2, 3, 4;

-- Which line of the bank's statement each row of the book may be: the same amount, and the same number or at most three days apart (9.13).
-- The best first. What one year's book paid at its end may stand in the next year's statement.
create or replace view bank_suggestion as
select s.fiscal_year, b.sec_ejec, b.account, b.posting_key, s.id statement_id,
  (ltrim(b.operation, '0') = ltrim(s.operation, '0')) same_number, abs(b.booked_on - s.booked_on) days_apart, b.fiscal_year book_year
from bank_book b
join bank_statement_line s on s.sec_ejec = b.sec_ejec and b.fiscal_year in (s.fiscal_year, s.fiscal_year - 1) and s.withdrawn = 0
  and s.account = b.account and s.amount = b.amount
  and (ltrim(b.operation, '0') = ltrim(s.operation, '0') or abs(b.booked_on - s.booked_on) <= 3)
where not exists (select from bank_match m where m.sec_ejec = s.sec_ejec and m.statement_id = s.id)
  and not exists (select from bank_match m where m.sec_ejec = b.sec_ejec and m.account = b.account and m.posting_key = b.posting_key);

-- What of each file goes back to the Treasury, by concept: of ordinary resources only, what the bank returned and isn't paid again, what
-- payees refunded, the penalties paid; and what was sent of it.
create or replace view reversion_due as
with owed as (
  select m.fiscal_year, m.sec_ejec, r.file, c.concept, sum(c.amount) due
  from movement m
  join rubro u on u.fiscal_year = m.fiscal_year and u.code = m.rubro and u.source = '1'
  join execution_record r on r.sec_ejec = m.sec_ejec and r.id = m.record_id and r.stage = 'PAYMENT'
  left join payment_order_part p on p.sec_ejec = r.sec_ejec and p.record_id = r.predecessor_id and p.part = 'PENALTY'
  cross join lateral (values
    ('REFUND', case when m.kind in ('REF', 'RAN') then - m.amount end),
    ('PENALTY', case when p.record_id is not null and m.kind not in ('REF', 'RAN') then m.amount end)) c(concept, amount)
  where m.stage = 'PAYMENT' and c.amount is not null
  group by 1, 2, 3, 4
  union all
  -- What came back and isn't owed to the payee any more: orders whose payment came back and that were taken back since, as far as the
  -- accrual was lowered after the return, or, once the year is closed, isn't ordered. Ordered anew it goes to the payee, not back.
  select f.fiscal_year, f.sec_ejec, f.file, 'UNUSED', least(f.freed, greatest(0, f.lowered) + case when y.state = 'CLOSED'
    then greatest(0, f.accrued - f.ordered) else 0 end)
  from (
    select r.fiscal_year, r.sec_ejec, r.file, back.since,
      coalesce(- sum(m.amount) filter (where m.stage = 'PAYMENT_ORDER' and m.kind in ('ANU', 'RED') and exists (
        select from payment_batch_line l where l.sec_ejec = r.sec_ejec and l.order_id = r.id and l.state = 'R' and l.paid_on is not null)), 0) freed,
      coalesce(- sum(m.amount) filter (where m.stage = 'ACCRUAL' and m.kind in ('ANU', 'RED', 'INC') and m.id > back.since), 0) lowered,
      coalesce(sum(m.amount) filter (where m.stage = 'ACCRUAL'), 0) accrued,
      coalesce(sum(m.amount) filter (where m.stage = 'PAYMENT_ORDER'), 0) ordered
    from (
      -- files with money that came back, since its first return
      select p.sec_ejec, p.fiscal_year, p.file, min(x.id) since
      from payment_batch_line l
      join execution_record p on p.sec_ejec = l.sec_ejec and p.id = l.payment_id
      join movement x on x.sec_ejec = p.sec_ejec and x.record_id = p.id and x.stage = 'PAYMENT' and x.kind = 'EXT'
      where l.state = 'R' and l.paid_on is not null group by 1, 2, 3) back
    join execution_record r on r.sec_ejec = back.sec_ejec and r.fiscal_year = back.fiscal_year and r.file = back.file
    join movement m on m.sec_ejec = r.sec_ejec and m.record_id = r.id and m.stage in ('ACCRUAL', 'PAYMENT_ORDER')
    join rubro u on u.fiscal_year = m.fiscal_year and u.code = m.rubro and u.source = '1'
    group by 1, 2, 3, 4) f
  join fiscal_year y on y.fiscal_year = f.fiscal_year),
sent as (
  select fiscal_year, sec_ejec, file, concept, sum(amount) sent from treasury_reversion where state in ('T', 'A') group by 1, 2, 3, 4)
select o.fiscal_year, o.sec_ejec, o.file, o.concept, o.due, coalesce(s.sent, 0) sent, o.due - coalesce(s.sent, 0) "left"
from owed o left join sent s using (fiscal_year, sec_ejec, file, concept) where o.due > 0;
