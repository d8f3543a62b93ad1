-- Whoever sets limits or opens purses of a unit's year waits for orders and collections under way, and they for them.
create or replace function treasury_lock(p_sec_ejec text, p_fiscal_year int) returns bigint language sql immutable as $$
  select hashtextextended('treasury/' || p_sec_ejec || '/' || p_fiscal_year::text, 0)
$$;

-- Sets a limit. Orders that the month has already count from the start.
create or replace function calendar_set(p_fiscal_year smallint, p_sec_ejec text, p_month smallint, p_source text, p_generic text,
  p_limit numeric, p_reason text, p_username text, p_profile text) returns void language plpgsql as $$
declare
  v_before numeric;
begin
  perform pg_advisory_xact_lock(treasury_lock(p_sec_ejec, p_fiscal_year));
  select c.limit_amount into v_before from payment_calendar c where c.sec_ejec = p_sec_ejec and c.fiscal_year = p_fiscal_year
    and c.month = p_month and c.source = p_source and c.generic = p_generic;
  if v_before is not distinct from p_limit then
    return;
  end if;
  insert into payment_calendar (fiscal_year, sec_ejec, month, source, generic, limit_amount, ordered, set_by)
    select p_fiscal_year, p_sec_ejec, p_month, p_source, p_generic, p_limit, coalesce(sum(m.amount), 0), p_username
    from movement m join rubro r on r.fiscal_year = m.fiscal_year and r.code = m.rubro
    where m.fiscal_year = p_fiscal_year and m.sec_ejec = p_sec_ejec and m.stage = 'PAYMENT_ORDER' and m.kind <> 'CUT'
      and m.month = p_month and r.source = p_source and substring(m.item from '^\d+\.\d+') = p_generic
  on conflict (sec_ejec, fiscal_year, month, source, generic) do update
    set limit_amount = excluded.limit_amount, set_by = excluded.set_by, set_at = now();
  insert into payment_calendar_change (fiscal_year, sec_ejec, month, source, generic, before, after, reason, username, profile)
    values (p_fiscal_year, p_sec_ejec, p_month, p_source, p_generic, v_before, p_limit, p_reason, p_username, p_profile);
end $$;

-- Opens a purse with what it has; what was collected and ordered in the year counts from the start.
create or replace function purse_open(p_fiscal_year smallint, p_sec_ejec text, p_rubro text, p_type text, p_holder text, p_account text,
  p_amount numeric, p_subject text, p_username text, p_profile text) returns void language plpgsql as $$
declare
  v_collected numeric;
  v_ordered numeric;
begin
  perform pg_advisory_xact_lock(treasury_lock(p_sec_ejec, p_fiscal_year));
  select coalesce(sum(m.amount), 0) into v_collected from revenue_movement m
    where m.fiscal_year = p_fiscal_year and m.sec_ejec = p_sec_ejec and m.stage = 'REVENUE_COLLECTED' and m.rubro = p_rubro
      and m.resource_type = p_type;
  select coalesce(sum(m.amount), 0) into v_ordered from movement m
    where m.fiscal_year = p_fiscal_year and m.sec_ejec = p_sec_ejec and m.stage = 'PAYMENT_ORDER' and m.kind <> 'CUT' and m.rubro = p_rubro
      and m.resource_type = p_type;
  insert into purse (fiscal_year, sec_ejec, rubro, resource_type, holder, account, received, spent, opened_by)
    values (p_fiscal_year, p_sec_ejec, p_rubro, p_type, p_holder, p_account, p_amount + v_collected, v_ordered, p_username);
  insert into purse_movement (fiscal_year, sec_ejec, rubro, resource_type, kind, amount, subject, username, profile)
    select p_fiscal_year, p_sec_ejec, p_rubro, p_type, k.kind, k.amount, p_subject, p_username, p_profile
    from (values ('OPENING', p_amount), ('COLLECTION', v_collected), ('ORDER', - v_ordered)) k(kind, amount) where k.amount <> 0;
end $$;

-- Gives a purse more, or takes from it.
create or replace function purse_assign(p_fiscal_year smallint, p_sec_ejec text, p_rubro text, p_type text, p_amount numeric,
  p_subject text, p_username text, p_profile text) returns integer language plpgsql as $$
declare
  v_found integer;
begin
  update purse p set received = p.received + p_amount
    where p.sec_ejec = p_sec_ejec and p.fiscal_year = p_fiscal_year and p.rubro = p_rubro and p.resource_type = p_type;
  get diagnostics v_found = row_count;
  if v_found > 0 then
    insert into purse_movement (fiscal_year, sec_ejec, rubro, resource_type, kind, amount, subject, username, profile)
      values (p_fiscal_year, p_sec_ejec, p_rubro, p_type, 'ASSIGNMENT', p_amount, p_subject, p_username, p_profile);
  end if;
  return v_found;
end $$;

-- A payment order counts in the calendar of its month and goes out of its purse, in the transaction that posts it. What is refused says
-- with which figures.
create or replace function treasury_order(p_fiscal_year smallint, p_sec_ejec text, p_month smallint, p_rubro text, p_type text, p_generic text,
  p_amount numeric, p_key text, p_username text, p_profile text) returns void language plpgsql as $$
declare
  v_source text;
  v_left numeric;
begin
  perform pg_advisory_xact_lock_shared(treasury_lock(p_sec_ejec, p_fiscal_year));
  if exists (select from payment_calendar c where c.sec_ejec = p_sec_ejec and c.fiscal_year = p_fiscal_year) then
    select r.source into v_source from rubro r where r.fiscal_year = p_fiscal_year and r.code = p_rubro;
    select c.limit_amount - c.ordered into v_left from payment_calendar c
      where c.sec_ejec = p_sec_ejec and c.fiscal_year = p_fiscal_year and c.month = p_month and c.source = v_source
        and c.generic = p_generic for no key update;
    if p_amount > coalesce(v_left, 0) then
      raise exception 'Beyond the payment calendar of unit %', p_sec_ejec
        using errcode = 'check_violation', constraint = 'orders_within_calendar', table = 'payment_calendar',
          detail = concat_ws('|', lpad(p_month::text, 2, '0') || '/' || p_fiscal_year, v_source, p_generic, coalesce(v_left, 0), p_amount);
    end if;
    update payment_calendar c set ordered = c.ordered + p_amount
      where c.sec_ejec = p_sec_ejec and c.fiscal_year = p_fiscal_year and c.month = p_month and c.source = v_source
        and c.generic = p_generic;
  end if;
  select p.received - p.spent into v_left from purse p
    where p.sec_ejec = p_sec_ejec and p.fiscal_year = p_fiscal_year and p.rubro = p_rubro and p.resource_type = p_type
    for no key update;
  if found then
    if p_amount > v_left then
      raise exception 'Beyond the purse of unit %', p_sec_ejec
        using errcode = 'check_violation', constraint = 'orders_within_purse', table = 'purse',
          detail = concat_ws('|', p_rubro, p_type, v_left, p_amount);
    end if;
    update purse p set spent = p.spent + p_amount
      where p.sec_ejec = p_sec_ejec and p.fiscal_year = p_fiscal_year and p.rubro = p_rubro and p.resource_type = p_type;
    insert into purse_movement (fiscal_year, sec_ejec, rubro, resource_type, kind, amount, subject, username, profile)
      values (p_fiscal_year, p_sec_ejec, p_rubro, p_type, 'ORDER', - p_amount, p_key, p_username, p_profile);
  end if;
end $$;

-- A row trigger with a condition: a posting of another stage pays a comparison.
create or replace function treasury_of_order() returns trigger language plpgsql as $$
begin
  perform treasury_order(new.fiscal_year, new.sec_ejec, new.month, new.rubro, new.resource_type, substring(new.item from '^\d+\.\d+'),
    new.amount, new.posting_key, new.username, new.profile);
  return null;
end $$;
create or replace trigger movement_in_the_treasury after insert on movement
  for each row when (new.stage = 'PAYMENT_ORDER' and new.kind not in ('CUT', 'REA')) execute function treasury_of_order();

-- What an act moves from line to line counts by what it comes to: within a generic nothing, between two the one that loses first.
create or replace function treasury_of_reassignment(p_sec_ejec text, p_act bigint) returns void language plpgsql as $$
declare
  v_net record;
begin
  for v_net in
    select m.fiscal_year, m.month, m.rubro, m.resource_type, substring(m.item from '^\d+\.\d+') generic, sum(m.amount) amount,
      m.posting_key, m.username, m.profile
    from movement m where m.sec_ejec = p_sec_ejec and m.act_id = p_act and m.stage = 'PAYMENT_ORDER'
    group by 1, 2, 3, 4, 5, 7, 8, 9 having sum(m.amount) <> 0 order by 6
  loop
    perform treasury_order(v_net.fiscal_year, p_sec_ejec, v_net.month, v_net.rubro, v_net.resource_type, v_net.generic, v_net.amount,
      v_net.posting_key, v_net.username, v_net.profile);
  end loop;
end $$;

-- What is collected goes into its purse.
create or replace function treasury_of_collection() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(treasury_lock(new.sec_ejec, new.fiscal_year));
  update purse p set received = p.received + new.amount
    where p.sec_ejec = new.sec_ejec and p.fiscal_year = new.fiscal_year and p.rubro = new.rubro and p.resource_type = new.resource_type;
  if found then
    insert into purse_movement (fiscal_year, sec_ejec, rubro, resource_type, kind, amount, subject, username, profile)
      values (new.fiscal_year, new.sec_ejec, new.rubro, new.resource_type, 'COLLECTION', new.amount, 'revenue/' || new.number, new.username,
        new.profile);
  end if;
  return null;
end $$;
create or replace trigger revenue_movement_in_the_treasury after insert on revenue_movement
  for each row when (new.stage = 'REVENUE_COLLECTED') execute function treasury_of_collection();

-- Calendars and purses that differ from what was ordered, collected and assigned: always empty (12.8).
create or replace view treasury_drift as
select c.fiscal_year, c.sec_ejec, 'calendar ' || lpad(c.month::text, 2, '0') || '-' || c.source || '-' || c.generic subject,
  'ordered' measure, coalesce(s.ordered, 0) expected, c.ordered found
from payment_calendar c
left join lateral (
  select sum(m.amount) ordered from movement m join rubro r on r.fiscal_year = m.fiscal_year and r.code = m.rubro
  where m.fiscal_year = c.fiscal_year and m.sec_ejec = c.sec_ejec and m.stage = 'PAYMENT_ORDER' and m.kind <> 'CUT' and m.month = c.month
    and r.source = c.source and substring(m.item from '^\d+\.\d+') = c.generic) s on true
where coalesce(s.ordered, 0) <> c.ordered
union all
select p.fiscal_year, p.sec_ejec, 'purse ' || p.rubro || '-' || p.resource_type, d.measure, d.expected, d.found
from purse p
left join lateral (
  select coalesce(sum(m.amount) filter (where m.kind <> 'ORDER'), 0) received, coalesce(- sum(m.amount) filter (where m.kind = 'ORDER'), 0) spent
  from purse_movement m where m.sec_ejec = p.sec_ejec and m.fiscal_year = p.fiscal_year and m.rubro = p.rubro
    and m.resource_type = p.resource_type) s on true
left join lateral (
  select coalesce(sum(m.amount), 0) ordered from movement m
  where m.fiscal_year = p.fiscal_year and m.sec_ejec = p.sec_ejec and m.stage = 'PAYMENT_ORDER' and m.kind <> 'CUT' and m.rubro = p.rubro
    and m.resource_type = p.resource_type) o on true
cross join lateral (values ('received', s.received, p.received), ('spent', s.spent, p.spent), ('ordered', o.ordered, p.spent))
  d(measure, expected, found)
where d.expected <> d.found;

create or replace view proof_treasury as
select 'TREASURY' code, d.fiscal_year, d.sec_ejec, 'TREASURY' subject_type, d.subject, d.measure,
  d.expected::numeric(19,2)::text expected, d.found::numeric(19,2)::text found, abs(d.expected - d.found) weight
from treasury_drift d;
