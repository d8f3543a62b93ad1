create or replace function signal_limit_of(p_year integer, p_name text) returns numeric language sql stable as $$
  select value from signal_limit where name = p_name and since = (select max(since) from signal_limit where name = p_name and since <= p_year)
$$;

-- Annual commitments of purchases that carry out no contract, each with its supplier and first amount.
create or replace view signal_small_purchase as
select r.fiscal_year, r.sec_ejec, r.supplier_ruc, a.document_date on_day,
  (select coalesce(sum(l.amount), 0) from execution_act_line l where l.sec_ejec = a.sec_ejec and l.act_id = a.id) amount,
  r.number || '-' || r.sequence subject,
  '/ejecucion/compromisos-anuales/' || r.fiscal_year || '/' || r.sec_ejec || '/' || r.number || '-' || r.sequence page
from execution_record r
join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id and a.correlative = '0001' and a.state = 'A'
where r.stage = 'ANNUAL_COMMITMENT' and r.operation_type = 'N' and r.supplier_ruc is not null
  and not exists (select from contract_commitment c where c.sec_ejec = r.sec_ejec and c.record_id = r.id);

-- What somebody should look at: nothing here is a fault by itself. One row each: kind, year, unit, day, what it is about, its page,
-- supplier, amount, and what stands out (a figure, a day or a name).
drop view if exists control_signal;
create view control_signal as
-- several small orders of one family that together reach the limit
select 'SPLIT' kind, f.fiscal_year, f.sec_ejec, o.issued_on on_day, case o.kind when 'C' then 'O/C ' else 'O/S ' end || o.number subject,
  '/ordenes/' || o.fiscal_year || '/' || o.sec_ejec || '/' || o.id page, o.supplier_ruc supplier, o.total amount,
  f.family || ': ' || to_char(f.so_far, 'FM999,999,999,990.00') || ' / ' || to_char(f.limit, 'FM999,999,999,990.00') detail
from order_family_sums f join purchase_order o on o.sec_ejec = f.sec_ejec and o.id = f.id
where f.so_far >= f.limit and f.so_far > o.total
union all
-- small orders to one supplier for one family, close to each other
select 'SAME_SUPPLIER', x.fiscal_year, x.sec_ejec, x.issued_on, case x.kind when 'C' then 'O/C ' else 'O/S ' end || x.number,
  '/ordenes/' || x.fiscal_year || '/' || x.sec_ejec || '/' || x.id, x.supplier_ruc, x.total, x.orders::text
from (
  select o.*, (select count(*) from order_family_sums g join purchase_order p on p.sec_ejec = g.sec_ejec and p.id = g.id
      where g.sec_ejec = o.sec_ejec and g.fiscal_year = o.fiscal_year and g.family = o.family and p.supplier_ruc = o.supplier_ruc
        and p.issued_on between o.issued_on - signal_limit_of(o.fiscal_year, 'SAME_SUPPLIER_DAYS')::int and o.issued_on) orders
  from purchase_order o join order_family_sums f on f.sec_ejec = o.sec_ejec and f.id = o.id) x
where x.orders >= signal_limit_of(x.fiscal_year, 'SAME_SUPPLIER_ORDERS')
union all
-- just below the limit of purchases without a procedure
select 'NEAR_LIMIT', p.fiscal_year, p.sec_ejec, p.on_day, p.subject, p.page, p.supplier_ruc, p.amount,
  to_char(100 * p.amount / (t.amount * t.minor_purchases), 'FM990.0') || ' %'
from signal_small_purchase p cross join lateral tax_unit_of(p.fiscal_year) t
where p.amount between t.amount * t.minor_purchases * signal_limit_of(p.fiscal_year, 'NEAR_PERCENT') / 100 and t.amount * t.minor_purchases
union all
-- several on one day with one supplier
select 'SAME_DAY', p.fiscal_year, p.sec_ejec, p.on_day, p.subject, p.page, p.supplier_ruc, p.amount, p.times::text
from (select s.*, count(*) over (partition by s.fiscal_year, s.sec_ejec, s.supplier_ruc, s.on_day) times from signal_small_purchase s) p
where p.times > 1
union all
-- one number of a supplier under two types, series or amounts of zeros
select 'VOUCHER_TWICE', v.fiscal_year, v.sec_ejec, v.claimed_at::date, r.number || '-' || r.sequence,
  '/ejecucion/devengados/' || r.fiscal_year || '/' || r.sec_ejec || '/' || r.number || '-' || r.sequence, v.supplier_ruc,
  (select coalesce(sum(l.approved), 0) from execution_record_line l where l.sec_ejec = r.sec_ejec and l.record_id = r.id),
  v.series || '-' || v.number
from (
  select w.*, count(*) over (partition by w.supplier_ruc, ltrim(w.number, '0'), regexp_replace(w.series, '\W|^0+', '', 'g')) times
  from payment_voucher w where w.released_at is null and ltrim(w.number, '0') <> '') v
join execution_record r on r.sec_ejec = v.sec_ejec and r.id = v.record_id
where v.times > 1
union all
-- authorised at night, on a weekend or a holiday
select 'OFF_HOURS', r.fiscal_year, r.sec_ejec, l.at::date, r.number || '-' || r.sequence,
  '/ejecucion/devengados/' || r.fiscal_year || '/' || r.sec_ejec || '/' || r.number || '-' || r.sequence, r.supplier_ruc,
  (select coalesce(sum(x.amount), 0) from execution_act_line x where x.sec_ejec = a.sec_ejec and x.act_id = a.id and x.record_id = r.id),
  coalesce(a.approved_name, '') || ' · ' || to_char(l.at, 'DD/MM/YYYY HH24:MI')
from execution_act a
join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id and r.stage = 'ACCRUAL'
cross join lateral (select a.approved_at at time zone 'America/Lima' as at) l
where a.state = 'A' and a.kind = 'INI' and (extract(isodow from l.at) > 5
  or extract(hour from l.at) < signal_limit_of(r.fiscal_year, 'OFFICE_FROM') or extract(hour from l.at) >= signal_limit_of(r.fiscal_year, 'OFFICE_TO')
  or exists (select from holiday h where h.fiscal_year = extract(year from l.at) and h.day = l.at::date))
union all
-- CTL-010: spent before its credit was certified
select 'SPENT_FIRST', r.fiscal_year, r.sec_ejec, a.voucher_date, r.number || '-' || r.sequence,
  '/ejecucion/devengados/' || r.fiscal_year || '/' || r.sec_ejec || '/' || r.number || '-' || r.sequence, r.supplier_ruc,
  (select coalesce(sum(x.amount), 0) from execution_act_line x where x.sec_ejec = a.sec_ejec and x.act_id = a.id and x.record_id = r.id),
  to_char(c.approved_at at time zone 'America/Lima', 'DD/MM/YYYY')
from execution_act a
join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id and r.stage = 'ACCRUAL'
join execution_record m on m.sec_ejec = r.sec_ejec and m.id = r.predecessor_id
join execution_record y on y.sec_ejec = m.sec_ejec and y.id = m.predecessor_id
join execution_record k on k.sec_ejec = y.sec_ejec and k.id = y.predecessor_id and k.stage = 'CERTIFICATION'
join execution_act c on c.sec_ejec = k.sec_ejec and c.record_id = k.id and c.correlative = '0001'
where a.correlative = '0001' and a.state = 'A' and a.voucher_date < (c.approved_at at time zone 'America/Lima')::date
  and extract(year from c.approved_at at time zone 'America/Lima') = r.fiscal_year
union all
-- changed when the year ends, but for what lapses with it
select 'LATE_CHANGE', r.fiscal_year, r.sec_ejec, a.document_date, r.number || '-' || r.sequence,
  '/ejecucion/' || case r.stage when 'CERTIFICATION' then 'certificaciones' when 'ANNUAL_COMMITMENT' then 'compromisos-anuales'
    when 'MONTHLY_COMMITMENT' then 'compromisos-mensuales' when 'ACCRUAL' then 'devengados' when 'PAYMENT_ORDER' then 'girados' else 'pagados' end
    || '/' || r.fiscal_year || '/' || r.sec_ejec || '/' || r.number || '-' || r.sequence, r.supplier_ruc,
  (select coalesce(sum(x.amount), 0) from execution_act_line x where x.sec_ejec = a.sec_ejec and x.act_id = a.id and x.record_id = r.id), a.kind
from execution_act a join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id
where a.state = 'A' and a.kind in ('INC', 'RED', 'ANU')
  and a.document_date >= make_date(r.fiscal_year, 12, signal_limit_of(r.fiscal_year, 'YEAR_END_DAY')::int)
  and not (a.prepared_by = 'system' and (a.document_type, a.document_number) = ('000', 'CIERRE'))
union all
-- certified and not committed
select 'IDLE', r.fiscal_year, r.sec_ejec, (a.approved_at at time zone 'America/Lima')::date, r.number || '-' || r.sequence,
  '/ejecucion/certificaciones/' || r.fiscal_year || '/' || r.sec_ejec || '/' || r.number || '-' || r.sequence, null, s.idle,
  (current_date - (a.approved_at at time zone 'America/Lima')::date)::text
from execution_record r
join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id and a.correlative = '0001' and a.state = 'A'
cross join lateral (select sum(l.approved - l.used) idle from execution_record_line l where l.sec_ejec = r.sec_ejec and l.record_id = r.id) s
where r.stage = 'CERTIFICATION' and s.idle > 0
  and a.approved_at < now() - make_interval(days => signal_limit_of(r.fiscal_year, 'IDLE_DAYS')::int)
union all
-- accrued and not ordered: the control body is told before it is paid
select 'UNPAID', r.fiscal_year, r.sec_ejec, (a.approved_at at time zone 'America/Lima')::date, r.number || '-' || r.sequence,
  '/ejecucion/devengados/' || r.fiscal_year || '/' || r.sec_ejec || '/' || r.number || '-' || r.sequence, r.supplier_ruc, s.due,
  (current_date - (a.approved_at at time zone 'America/Lima')::date)::text
from execution_record r
join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id and a.correlative = '0001' and a.state = 'A'
cross join lateral (select sum(l.approved - l.drawn) due from execution_record_line l where l.sec_ejec = r.sec_ejec and l.record_id = r.id) s
where r.stage = 'ACCRUAL' and s.due > 0
  and a.approved_at < now() - make_interval(days => signal_limit_of(r.fiscal_year, 'UNPAID_DAYS')::int)
union all
-- a supplier who works for the unit: RUC 10, then the DNI
select 'OWN_WORKER', r.fiscal_year, r.sec_ejec, a.document_date, r.number || '-' || r.sequence,
  '/ejecucion/compromisos-anuales/' || r.fiscal_year || '/' || r.sec_ejec || '/' || r.number || '-' || r.sequence, r.supplier_ruc,
  (select coalesce(sum(x.amount), 0) from execution_act_line x where x.sec_ejec = a.sec_ejec and x.act_id = a.id and x.record_id = r.id),
  coalesce((select w.name from worker w where w.sec_ejec = r.sec_ejec and w.dni = substr(r.supplier_ruc, 3, 8)), substr(r.supplier_ruc, 3, 8))
from execution_record r
join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id and a.correlative = '0001' and a.state = 'A'
where r.stage = 'ANNUAL_COMMITMENT' and r.supplier_ruc like '10%'
  and (exists (select from worker w where w.sec_ejec = r.sec_ejec and w.active and w.dni = substr(r.supplier_ruc, 3, 8))
    or (r.sec_ejec, substr(r.supplier_ruc, 3, 8)) in (
      select l.sec_ejec, l.dni from payroll_line l join payroll p on p.sec_ejec = l.sec_ejec and p.id = l.payroll_id
      where l.dni <> '' and p.state = 'A'))
union all
-- paid to an account that another supplier has too
select 'SHARED_ACCOUNT', r.fiscal_year, r.sec_ejec, a.document_date, r.number || '-' || r.sequence,
  '/ejecucion/girados/' || r.fiscal_year || '/' || r.sec_ejec || '/' || r.number || '-' || r.sequence, r.supplier_ruc,
  (select coalesce(sum(x.amount), 0) from execution_act_line x where x.sec_ejec = a.sec_ejec and x.act_id = a.id and x.record_id = r.id),
  o.others
from execution_record r
join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id and a.correlative = '0001' and a.state = 'A'
join payee_account p on p.ruc = r.supplier_ruc and p.state = 'A'
cross join lateral (select string_agg(q.ruc, ', ' order by q.ruc) others from payee_account q
  where q.cci = p.cci and q.state = 'A' and q.ruc <> p.ruc) o
where r.stage = 'PAYMENT_ORDER' and o.others is not null
union all
-- authorised before the tax authority said that the voucher isn't valid
select 'VOUCHER_NOT_VALID', r.fiscal_year, r.sec_ejec, q.answered_at::date, r.number || '-' || r.sequence,
  '/ejecucion/devengados/' || r.fiscal_year || '/' || r.sec_ejec || '/' || r.number || '-' || r.sequence, r.supplier_ruc,
  case q.currency when 'PEN' then q.amount else (select coalesce(sum(l.approved), 0) from execution_record_line l
    where l.sec_ejec = r.sec_ejec and l.record_id = r.id) end, q.series || '-' || q.number
from voucher_question q
join execution_record r on r.sec_ejec = q.sec_ejec and r.id = q.record_id
join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id and a.correlative = '0001' and a.state = 'A'
where q.answer <> 'VALID'
union all
-- a court judgment accrued before others that come first
select 'OUT_OF_ORDER', r.fiscal_year, r.sec_ejec, j.ahead_on, j.file_number, '/sentencias/' || j.sec_ejec || '/' || j.id, r.supplier_ruc,
  (select coalesce(sum(l.approved), 0) from execution_record_line l where l.sec_ejec = r.sec_ejec and l.record_id = r.id),
  j.ahead_name || ': ' || j.ahead_reason
from judgment_accrual n
join court_judgment j on j.sec_ejec = n.sec_ejec and j.id = n.judgment_id and j.ahead_reason <> ''
join execution_record r on r.sec_ejec = n.sec_ejec and r.id = n.record_id
union all
-- credit without a physical target
select 'GHOST_TARGET', t.fiscal_year, t.sec_ejec, null, t.sec_func || '. ' || t.name,
  '/presupuesto/metas/' || t.fiscal_year || '/' || t.sec_ejec || '/' || t.sec_func, null, l.pim, t.activity
from budget_target t
join (select fiscal_year, sec_ejec, sec_func, sum(pim) pim from budget_line group by 1, 2, 3) l using (fiscal_year, sec_ejec, sec_func)
where l.pim > 0 and not exists (select from physical_target p
  where p.fiscal_year = t.fiscal_year and p.sec_ejec = t.sec_ejec and p.sec_func = t.sec_func);

-- How often each first digit stands in what was accrued, and how often it would by Benford's law: log10(1 + 1 ÷ d).
create or replace view signal_first_digit as
select r.fiscal_year, r.sec_ejec, left(trunc(x.amount)::text, 1)::int digit, count(*) found
from execution_act a
join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id and r.stage = 'ACCRUAL'
cross join lateral (select sum(l.amount) amount from execution_act_line l
  where l.sec_ejec = a.sec_ejec and l.act_id = a.id and l.record_id = r.id) x
where a.state = 'A' and a.kind = 'INI' and x.amount >= 1
group by 1, 2, 3;
