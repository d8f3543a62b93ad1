-- The tax unit of a year; until a year's is decreed, the last one known.
create or replace function tax_unit_of(p_year integer) returns setof tax_unit language sql stable as $$
  select * from tax_unit where fiscal_year = (select max(fiscal_year) from tax_unit where fiscal_year <= p_year)
$$;

-- What an order's delay costs (9.14): daily = 10 % of the amount ÷ (factor × term), rounded once at the end; the cap is told apart.
create or replace function delay_penalty_of(p_year integer, p_kind text, p_amount numeric, p_term integer, p_late integer)
returns numeric language sql stable as $$
  select coalesce((select round(0.10 * p_amount * p_late / (d.factor * p_term), 2) from delay_penalty d
    where d.kind = p_kind and d.above_days < p_term and d.since = (select max(since) from delay_penalty where since <= p_year)
    order by d.above_days desc limit 1), 0)
$$;
create or replace function delay_penalty_cap(p_year integer, p_kind text, p_total numeric) returns numeric language sql stable as $$
  select coalesce((select round(max(d.cap) * p_total / 100, 2) from delay_penalty d
    where d.kind = p_kind and d.since = (select max(since) from delay_penalty where since <= p_year)), 0)
$$;

-- The order that a document of the chain names: type O/C (031) or O/S (032) and its number, zeros in front or not.
create or replace function order_of(p_fiscal_year integer, p_sec_ejec text, p_type text, p_number text) returns purchase_order
language sql stable as $$
  select o from purchase_order o
  where o.fiscal_year = p_fiscal_year and o.sec_ejec = p_sec_ejec and o.kind = case p_type when '031' then 'C' when '032' then 'S' end
    and o.number = lpad(ltrim(p_number, '0'), 10, '0') and p_number ~ '^\d{1,10}$'
$$;

-- What is accrued, or asked to be, on the files of an order: each accrual with its commitment's order.
create or replace view order_accrued as
select o.sec_ejec, o.id order_id, sum(l.amount) accrued
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

-- What an annual commitment's acts make of its contract's year.
create or replace view contract_year_sums as
select c.sec_ejec, c.contract_id, c.fiscal_year,
  coalesce(sum(l.amount) filter (where a.state = 'A'), 0) committed,
  coalesce(sum(l.amount) filter (where a.state in ('N', 'V', 'T') and l.amount > 0), 0) held
from contract_commitment c
join execution_act_line l on l.sec_ejec = c.sec_ejec and l.record_id = c.record_id
join execution_act a on a.sec_ejec = l.sec_ejec and a.id = l.act_id
group by 1, 2, 3;

-- Orders without a selection procedure, of one family in one year of a unit, in the order they were issued, with what they sum up to:
-- from the one on that carries the sum to the limit, they look like one purchase in parts (12.6).
create or replace view order_family_sums as
select o.sec_ejec, o.id, o.fiscal_year, o.family, o.total, t.amount * t.minor_purchases as "limit",
  sum(o.total) over (partition by o.fiscal_year, o.sec_ejec, o.family order by o.issued_on, o.id) so_far
from purchase_order o cross join lateral tax_unit_of(o.fiscal_year) t
where o.state = 'ISSUED' and o.contract_id is null and o.total <= t.amount * t.minor_purchases;
