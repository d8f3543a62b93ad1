-- The tax unit of a year; until a year's is decreed, the last one known.
create or replace function tax_unit_of(p_year integer) returns setof tax_unit language sql stable as $$
  select * from tax_unit where fiscal_year = (select max(fiscal_year) from tax_unit where fiscal_year <= p_year)
$$;

-- What an order's delay costs (9.14): daily = 10 % of the amount ÷ (factor × term), rounded once at the end; the cap is told apart.
create or replace function delay_penalty_of(p_year integer, p_kind text, p_amount numeric, p_term integer, p_late integer)
returns numeric language sql stable as $$
  select coalesce((select round(0.10 * p_amount * p_late / (d.factor * p_term), 2) from delay_penalty d
    where d.kind = p_kind and d.above_days < p_term and d.since = (
      select max(x.since) from delay_penalty x where x.kind = d.kind and x.above_days = d.above_days and x.since <= p_year)
    order by d.above_days desc limit 1), 0)
$$;
create or replace function delay_penalty_cap(p_year integer, p_kind text, p_total numeric) returns numeric language sql stable as $$
  select coalesce((select round(max(d.cap) * p_total / 100, 2) from delay_penalty d
    where d.kind = p_kind and d.since = (
      select max(x.since) from delay_penalty x where x.kind = d.kind and x.above_days = d.above_days and x.since <= p_year)), 0)
$$;

-- The order that a document of the chain names: type O/C (031) or O/S (032) and its number, zeros in front or not.
create or replace function order_of(p_fiscal_year integer, p_sec_ejec text, p_type text, p_number text) returns purchase_order
language sql stable as $$
  select o from purchase_order o
  where o.fiscal_year = p_fiscal_year and o.sec_ejec = p_sec_ejec and o.kind = case p_type when '031' then 'C' when '032' then 'S' end
    and o.number = lpad(ltrim(p_number, '0'), 10, '0') and p_number ~ '^\d{1,10}$'
$$;

-- What is accrued, or asked to be, on the files of an order: each accrual with its commitment's order. An order is in soles at the rate
-- of its commitment, so what an accrual in another currency comes to more or less by its own rate is left out.
create or replace view order_accrued as
select o.sec_ejec, o.id order_id, sum(l.amount - coalesce(l.difference, 0)) accrued
from execution_record a
join execution_record m on m.sec_ejec = a.sec_ejec and m.id = a.predecessor_id
join execution_act f on f.sec_ejec = m.sec_ejec and f.record_id = m.id and f.correlative = '0001'
  and f.document_type in ('031', '032')
join purchase_order o on o.sec_ejec = a.sec_ejec and o.fiscal_year = a.fiscal_year
  and o.kind = case f.document_type when '031' then 'C' when '032' then 'S' end and f.document_number ~ '^\d{1,10}$'
  and o.number = lpad(ltrim(f.document_number, '0'), 10, '0')
join execution_act_line l on l.sec_ejec = a.sec_ejec and l.record_id = a.id
join execution_act c on c.sec_ejec = l.sec_ejec and c.id = l.act_id and c.state in ('N', 'V', 'T', 'A') and c.kind <> 'REA'
where a.stage = 'ACCRUAL'
group by 1, 2;

-- What an annual commitment's acts make of its contract's year. Differences of exchange, acts without an amount in the currency, are
-- no more of the contract, nor less.
create or replace view contract_year_sums as
select c.sec_ejec, c.contract_id, c.fiscal_year,
  coalesce(sum(l.amount) filter (where a.state = 'A'), 0) committed,
  coalesce(sum(l.amount) filter (where a.state in ('N', 'V', 'T') and l.amount > 0), 0) held
from contract_commitment c
join execution_act_line l on l.sec_ejec = c.sec_ejec and l.record_id = c.record_id
join execution_act a on a.sec_ejec = l.sec_ejec and a.id = l.act_id
where l.currency_amount is null or l.currency_amount <> 0
group by 1, 2, 3;

-- Orders without a selection procedure, of one family in one year of a unit, in the order they were issued, with what they sum up to:
-- from the one on that carries the sum to the limit, they look like one purchase in parts (12.6).
create or replace view order_family_sums as
select o.sec_ejec, o.id, o.fiscal_year, o.family, o.total, t.amount * t.minor_purchases as "limit",
  sum(o.total) over (partition by o.fiscal_year, o.sec_ejec, o.family order by o.issued_on, o.id) so_far
from purchase_order o cross join lateral tax_unit_of(o.fiscal_year) t
where o.state = 'ISSUED' and o.contract_id is null and o.total <= t.amount * t.minor_purchases;

-- What a delay costs of an accrual (9.14): the penalties of what its order brought and conforms, beside what other accruals of the same
-- order keep back for it, drafts included. Asked at every payment order: the long question only where there is a penalty at all.
create or replace function accrual_penalty(p_sec_ejec text, p_accrual bigint) returns numeric language plpgsql stable as $$
declare
  v_order purchase_order;
  v_penalty numeric;
begin
  select o.* into v_order
    from execution_record d
    join execution_act f on f.sec_ejec = d.sec_ejec and f.record_id = d.predecessor_id and f.correlative = '0001'
    cross join lateral order_of(d.fiscal_year, d.sec_ejec, f.document_type, f.document_number) o
    where d.sec_ejec = p_sec_ejec and d.id = p_accrual;
  if v_order.id is null then
    return 0;
  end if;
  select coalesce(sum(r.penalty), 0) into v_penalty from reception r
    where r.sec_ejec = p_sec_ejec and r.order_id = v_order.id and r.conformity_on is not null;
  if v_penalty = 0 then
    return 0;
  end if;
  return greatest(0, v_penalty - coalesce((
    select sum(l.amount)
    from execution_act n
    join execution_record c on c.sec_ejec = n.sec_ejec and c.id = n.record_id and c.stage = 'MONTHLY_COMMITMENT'
      and c.fiscal_year = v_order.fiscal_year
    join execution_record a on a.sec_ejec = c.sec_ejec and a.predecessor_id = c.id and a.id <> p_accrual
    join execution_record g on g.sec_ejec = a.sec_ejec and g.predecessor_id = a.id
    join payment_order_part p on p.sec_ejec = g.sec_ejec and p.record_id = g.id and p.part = 'PENALTY'
    join execution_act_line l on l.sec_ejec = g.sec_ejec and l.record_id = g.id
    join execution_act x on x.sec_ejec = l.sec_ejec and x.id = l.act_id and (x.state = 'A' or (x.state in ('N', 'V', 'T') and l.amount > 0))
    where n.sec_ejec = p_sec_ejec and n.correlative = '0001' and n.document_type = case v_order.kind when 'C' then '031' else '032' end
      and n.document_number ~ '^\d{1,10}$' and lpad(ltrim(n.document_number, '0'), 10, '0') = v_order.number), 0));
end $$;
