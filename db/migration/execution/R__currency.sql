-- What is left of a record line by line, in its currency and in soles: what was approved less what the next stage drew or holds and less
-- what reductions under way hold. p_except is an act whose own hold doesn't count.
create or replace function currency_left(p_sec_ejec text, p_record bigint, p_except bigint)
returns table (sec_func text, rubro text, resource_type text, item text, foreign_amount numeric, national_amount numeric) language sql stable as $$
  select l.sec_func, l.rubro, l.resource_type, l.item, sum(l.in_currency), sum(l.in_soles)
  from (
    select al.sec_func, al.rubro, al.resource_type, al.item, al.currency_amount in_currency, al.amount in_soles
    from execution_act_line al join execution_act a on a.sec_ejec = al.sec_ejec and a.id = al.act_id
    where al.sec_ejec = p_sec_ejec and al.record_id = p_record
      and (a.state = 'A' or (a.state in ('N', 'V', 'T') and al.amount < 0 and a.record_id = p_record))
    union all
    select al.sec_func, al.rubro, al.resource_type, al.item, - al.currency_amount,
      - (al.amount - case when a.state = 'A' then 0 else coalesce(al.difference, 0) end)
    from execution_record n
    join execution_act_line al on al.sec_ejec = n.sec_ejec and al.record_id = n.id
    join execution_act a on a.sec_ejec = al.sec_ejec and a.id = al.act_id
    where n.sec_ejec = p_sec_ejec and n.predecessor_id = p_record and a.id is distinct from p_except
      and (a.state = 'A' or (a.state in ('N', 'V', 'T') and al.amount > 0))) l
  group by 1, 2, 3, 4
$$;

-- What an amount in soles drawn on a record is in its currency: its share of what is left, all of it where all is drawn.
create or replace function currency_share(p_soles numeric, p_left_soles numeric, p_left_currency numeric) returns numeric language sql immutable as $$
  select case when p_soles = p_left_soles then p_left_currency when p_left_soles > 0 then round(p_left_currency * p_soles / p_left_soles, 2)
    else 0 end
$$;

-- What an amount in soles that leaves a record (or comes back to it) is in its currency; nothing where the record is in soles. Told by
-- the record's acts, not by its balance: it may be asked before or after the balance moved.
create or replace function currency_of(p_sec_ejec text, p_record bigint, p_sec_func text, p_rubro text, p_resource_type text, p_item text,
  p_soles numeric) returns numeric language sql stable as $$
  select sign(p_soles) * currency_share(abs(p_soles), sum(al.amount), sum(al.currency_amount))
  from execution_act_line al join execution_act a on a.sec_ejec = al.sec_ejec and a.id = al.act_id
  where al.sec_ejec = p_sec_ejec and al.record_id = p_record and a.state = 'A' and al.currency_amount is not null
    and (al.sec_func, al.rubro, al.resource_type, al.item) = (p_sec_func, p_rubro, p_resource_type, p_item)
  having count(*) > 0
$$;

-- A document drawn on one in another currency is in that currency too (EXE-012), at the rate of what it draws on unless told otherwise.
create or replace function currency_inherit(p_sec_ejec text, p_record bigint, p_act bigint, p_predecessor bigint, p_currency text)
returns void language plpgsql as $$
begin
  update execution_record r set currency = p_currency where r.sec_ejec = p_sec_ejec and r.id = p_record;
  update execution_act_line al set currency_amount = currency_share(al.amount, l.national_amount, l.foreign_amount)
    from currency_left(p_sec_ejec, p_predecessor, p_act) l
    where al.sec_ejec = p_sec_ejec and al.act_id = p_act and al.record_id = p_record
      and (al.sec_func, al.rubro, al.resource_type, al.item) = (l.sec_func, l.rubro, l.resource_type, l.item);
end $$;

-- Puts amounts in the currency beside the lines of an act under way that changes a record in another currency.
create or replace function currency_of_change(p_sec_ejec text, p_act bigint) returns void language plpgsql as $$
begin
  update execution_act_line al set currency_amount = coalesce(
      case when al.amount > 0 and r.predecessor_id is not null then (
        select currency_share(al.amount, l.national_amount, l.foreign_amount) from currency_left(p_sec_ejec, r.predecessor_id, p_act) l
        where (l.sec_func, l.rubro, l.resource_type, l.item) = (al.sec_func, al.rubro, al.resource_type, al.item))
      else currency_of(p_sec_ejec, al.record_id, al.sec_func, al.rubro, al.resource_type, al.item, al.amount) end, 0)
    from execution_record r
    where r.sec_ejec = p_sec_ejec and r.id = al.record_id and r.currency <> 'PEN' and al.sec_ejec = p_sec_ejec and al.act_id = p_act
      and al.currency_amount is null;
end $$;

-- Raises or lowers a record by a difference of exchange: an approved act of its own, with the paper of the act that brought the
-- difference. Nothing of it is in the currency.
create or replace function difference_act(p_sec_ejec text, p_record bigint, p_cause bigint, p_kind text, p_lines jsonb, p_username text,
  p_person text, p_profile text) returns bigint language plpgsql as $$
declare
  v_act bigint;
  v_stage text;
begin
  insert into execution_act (sec_ejec, record_id, correlative, kind, state, month, document_type, document_number, document_date,
      justification, prepared_by, prepared_name, prepared_profile, approved_by, approved_name, approved_at)
    select p_sec_ejec, p_record, (select lpad((max(o.correlative)::int + 1)::text, 4, '0') from execution_act o
        where o.sec_ejec = p_sec_ejec and o.record_id = p_record),
      p_kind, 'A', c.month, c.document_type, c.document_number, c.document_date,
      'Diferencia de cambio: ' || r.number || '-' || r.sequence || ', ' || r.currency || ' a ' || trim_scale(c.currency_rate),
      c.prepared_by, c.prepared_name, c.prepared_profile, p_username, p_person, now()
    from execution_act c join execution_record r on r.sec_ejec = c.sec_ejec and r.id = c.record_id
    where c.sec_ejec = p_sec_ejec and c.id = p_cause
    returning id into v_act;
  insert into execution_act_line (sec_ejec, act_id, record_id, sec_func, rubro, resource_type, item, amount, currency_amount)
    select p_sec_ejec, v_act, p_record, l."secFunc", l.rubro, l."resourceType", l.item, l.amount, 0
    from jsonb_to_recordset(p_lines) l("secFunc" text, rubro text, "resourceType" text, item text, amount numeric(19,2));
  select r.stage into v_stage from execution_record r where r.sec_ejec = p_sec_ejec and r.id = p_record;
  perform workflow_record(p_sec_ejec, v_stage, v_act::text, 'revalue', '', 'A', null, p_username, p_person, p_profile);
  return v_act;
end $$;

-- Rate of a currency on a day: the last one published, if that was within a week (weekends and holidays have none).
create or replace function exchange_rate_on(p_currency text, p_day date) returns numeric language sql stable as $$
  select x.selling from exchange_rate x where x.currency = p_currency and x.day between p_day - 7 and p_day order by x.day desc limit 1
$$;
