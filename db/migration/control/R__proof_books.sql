-- The tie-outs of the books (9.16.7): what the movements of the budget come to, and what the accounts say of them. Movements of cuts
-- stand in the legacy system's books; what waits for the operation table (LED-101) isn't expected yet; a year's closing entries end
-- the accounts and are left out. Of pairs between the accounts of wealth T6 follows by their form: it is recomputed all the same.
create or replace view proof_books as
with year_closed as (
  select distinct c.fiscal_year, c.sec_ejec from year_closing c
  where c.step = 'CLOSE' and not exists (
    select from accounting_month m where m.sec_ejec = c.sec_ejec and m.fiscal_year = c.fiscal_year and m.state <> 'CLOSED')),
retained as (
  -- orders of taxes kept back, and what pays them: their debt goes to another creditor and stays until it is paid
  select p.sec_ejec, p.record_id from payment_order_part p where part_passes_to_another(p.part)
  union all
  select p.sec_ejec, r.id from payment_order_part p
  join execution_record r on r.sec_ejec = p.sec_ejec and r.predecessor_id = p.record_id
  where part_passes_to_another(p.part)),
moved as (
  select m.fiscal_year, m.sec_ejec,
    case when k.record_id is null or m.stage not in ('PAYMENT_ORDER', 'PAYMENT') then m.stage when m.stage = 'PAYMENT' then 'RETENTION_PAYMENT'
      else 'RETENTION_ORDER' end stage, sum(m.amount) amount
  from movement m left join retained k on k.sec_ejec = m.sec_ejec and k.record_id = m.record_id
  where m.kind <> 'CUT' and m.stage in ('PIA', 'MODIFICATION', 'MONTHLY_COMMITMENT', 'ACCRUAL', 'PAYMENT_ORDER', 'PAYMENT') group by 1, 2, 3
  union all
  select a.fiscal_year, a.sec_ejec, 'FILE_ACCRUAL', sum(a.amount) from file_accrual a group by 1, 2
  union all
  -- what the unit's own book of the bank comes to
  select b.fiscal_year, b.sec_ejec, 'BANK', sum(b.amount) from bank_book b group by 1, 2
  union all
  select p.fiscal_year, p.sec_ejec, (s.source).stage, - sum((s.source).amount)
  from journal_pending p
  cross join lateral (
    select m.source from journal_source_movement m where p.origin = 'MOVEMENT' and m.sec_ejec = p.sec_ejec and m.id = p.source_id
    union all
    select f.source from journal_source_file f where p.origin = 'FILE' and f.sec_ejec = p.sec_ejec and f.id = p.source_id) s
  group by 1, 2, 3
  union all
  select p.fiscal_year, p.sec_ejec, m.stage, - sum(m.amount)
  from journal_pending p join revenue_movement m on m.sec_ejec = p.sec_ejec and m.id = p.source_id
  where p.origin = 'REVENUE' group by 1, 2, 3),
expected as (
  select fiscal_year, sec_ejec,
    coalesce(sum(amount) filter (where stage in ('ACCRUAL', 'FILE_ACCRUAL')), 0) t1,
    coalesce(sum(amount) filter (where stage in ('PIA', 'MODIFICATION')), 0) t2,
    coalesce(sum(amount) filter (where stage in ('ACCRUAL', 'FILE_ACCRUAL')), 0) - coalesce(sum(amount) filter (where stage in ('PAYMENT_ORDER', 'RETENTION_PAYMENT')), 0) t3,
    -- the bank's book less what is ordered and on its way; an entry that waits (and so counts below zero in `moved`) isn't in 1101 yet
    coalesce(sum(amount) filter (where stage in ('BANK', 'PAYMENT')), 0) - coalesce(sum(amount) filter (where stage = 'PAYMENT_ORDER'), 0)
      + coalesce(sum(amount) filter (where stage = 'REVENUE_COLLECTED'), 0) t4,
    coalesce(sum(amount) filter (where stage = 'MONTHLY_COMMITMENT'), 0) - coalesce(sum(amount) filter (where stage = 'ACCRUAL'), 0) t5
  from moved group by 1, 2),
sided as (
  select l.fiscal_year, l.sec_ejec, e.stage, x.account, x.other, x.amount
  from journal_line l
  join journal_entry e on e.sec_ejec = l.sec_ejec and e.id = l.entry_id
  cross join lateral (values (l.debit, l.credit, l.amount), (l.credit, l.debit, - l.amount)) x(account, other, amount)),
found as (
  select fiscal_year, sec_ejec,
    coalesce(- sum(amount) filter (where account = '8601' and stage <> 'CLOSING'), 0) t1,
    coalesce(- sum(amount) filter (where account = '8301' and other = '8201' and stage <> 'CLOSING'), 0) t2,
    coalesce(- sum(amount) filter (where account like '21%' and stage in ('ACCRUAL', 'FILE_ACCRUAL', 'PAYMENT_ORDER', 'RETENTION_ORDER', 'RETENTION_PAYMENT')), 0) t3,
    coalesce(sum(amount) filter (where account = '1101' and stage in ('PAYMENT_ORDER', 'RETENTION_PAYMENT', 'REVENUE_COLLECTED')), 0) t4,
    coalesce(- sum(amount) filter (where account = '8401' and stage <> 'CLOSING'), 0) t5,
    coalesce(sum(amount) filter (where account like '1%'), 0) assets,
    coalesce(- sum(amount) filter (where account ~ '^[2-6]'), 0) owed
  from sided group by 1, 2),
tied as (
  select fiscal_year, sec_ejec, c.* from expected e full join found f using (fiscal_year, sec_ejec)
  cross join lateral (values
    ('T1', '8601', coalesce(e.t1, 0), coalesce(f.t1, 0)),
    ('T2', '8301', coalesce(e.t2, 0), coalesce(f.t2, 0)),
    ('T3', '2103', coalesce(e.t3, 0), coalesce(f.t3, 0)),
    ('T4', '1101', coalesce(e.t4, 0), coalesce(f.t4, 0)),
    ('T5', '8401', coalesce(e.t5, 0), coalesce(f.t5, 0)),
    ('T6', '1', coalesce(f.owed, 0), coalesce(f.assets, 0))) c(code, account, expected, found)
  where c.expected <> c.found)
select code, fiscal_year, sec_ejec, 'ACCOUNT' subject_type, account subject, 'balance' measure, expected::numeric(19,2)::text expected,
  found::numeric(19,2)::text found, abs(expected - found) weight
from tied
union all
-- what somebody put down and what the journal has of it
select 'ENTRIES', fiscal_year, sec_ejec, 'ADJUSTMENT', number || ' · ' || account, 'balance', said::text, kept::text, abs(coalesce(said, 0) - coalesce(kept, 0))
from (
  select a.fiscal_year, a.sec_ejec, a.number, l.account, sum(l.debit - l.credit) said
  from journal_adjustment a join journal_adjustment_line l using (sec_ejec, fiscal_year, number) where a.state = 'APPROVED' group by 1, 2, 3, 4) s
full join (
  select a.fiscal_year, a.sec_ejec, a.number, x.account, sum(x.amount) kept
  from journal_adjustment a
  join journal_line l on l.sec_ejec = a.sec_ejec and l.entry_id = a.entry_id
  cross join lateral (values (l.debit, l.amount), (l.credit, - l.amount)) x(account, amount) group by 1, 2, 3, 4) k
  using (fiscal_year, sec_ejec, number, account)
where s.said is distinct from k.kept
union all
-- T7: what units that keep their year here gave each other, and what came in of it: 2.4 of the one, 1.4 of the other. Compared by RUC,
-- which several units may share, and over the years, since what is paid at the end of a month or year comes in in the next: what was
-- paid is due once the month after it is closed too, what came in once its own is. Told of every unit that is concerned.
select 'T7', d.fiscal_year, d.sec_ejec, 'TRANSFER', t.payer || ' → ' || t.receiver, 'amount', t.shown_paid::numeric(19,2)::text,
  t.shown_collected::numeric(19,2)::text, abs(t.shown_paid - t.shown_collected)
from (
  select x.payer, x.receiver, max(x.fiscal_year) fiscal_year,
    case when sum(x.due) > sum(x.collected) then sum(x.due) else sum(x.paid) end shown_paid,
    case when sum(x.due) > sum(x.collected) then sum(x.collected) else sum(x.settled) end shown_collected
  from (
    select m.fiscal_year, p.ruc payer, r.supplier_ruc receiver, m.amount paid,
      case when c.fiscal_year is not null and n.fiscal_year is not null then m.amount else 0 end due, 0 collected, 0 settled
    from movement m
    join unit_year_kept_here k on k.fiscal_year = m.fiscal_year and k.sec_ejec = m.sec_ejec
    join implementing_unit p on p.fiscal_year = m.fiscal_year and p.sec_ejec = m.sec_ejec
    join execution_record r on r.sec_ejec = m.sec_ejec and r.id = m.record_id
    left join execution_month c on c.fiscal_year = m.fiscal_year and c.month = m.month and c.state = 'CLOSED'
    left join execution_month n on n.fiscal_year = m.fiscal_year + m.month / 12 and n.month = m.month % 12 + 1 and n.state = 'CLOSED'
    where m.stage = 'PAYMENT' and m.kind <> 'CUT' and m.item like '2.4.%' and exists (
      select from implementing_unit u join unit_year_kept_here h on h.fiscal_year = u.fiscal_year and h.sec_ejec = u.sec_ejec
      where u.fiscal_year = m.fiscal_year and u.ruc = r.supplier_ruc)
    union all
    select m.fiscal_year, r.payer_document, v.ruc, 0, 0, m.amount, case when c.fiscal_year is not null then m.amount else 0 end
    from revenue_movement m
    join unit_year_kept_here k on k.fiscal_year = m.fiscal_year and k.sec_ejec = m.sec_ejec
    join implementing_unit v on v.fiscal_year = m.fiscal_year and v.sec_ejec = m.sec_ejec
    join revenue_record r on r.sec_ejec = m.sec_ejec and r.fiscal_year = m.fiscal_year and r.number = m.number
    left join execution_month c on c.fiscal_year = m.fiscal_year and c.month = m.month and c.state = 'CLOSED'
    where m.stage = 'REVENUE_COLLECTED' and m.item like '1.4.%' and exists (
      select from implementing_unit u join unit_year_kept_here h on h.fiscal_year = u.fiscal_year and h.sec_ejec = u.sec_ejec
      where u.fiscal_year = m.fiscal_year and u.ruc = r.payer_document)) x
  where x.payer <> x.receiver
  group by 1, 2 having sum(x.due) > sum(x.collected) or sum(x.settled) > sum(x.paid)) t
join implementing_unit d on d.fiscal_year = t.fiscal_year and d.ruc in (t.payer, t.receiver)
join unit_year_kept_here h on h.fiscal_year = d.fiscal_year and h.sec_ejec = d.sec_ejec
union all
-- a year that was closed, with no month reopened since, opens the next with its balances, and those of the budget, results and expenses are none
select 'YEARS', fiscal_year, sec_ejec, 'ACCOUNT', account, 'balance', sum(ended)::numeric(19,2)::text, sum(opened)::numeric(19,2)::text,
  abs(sum(ended) - sum(opened))
from (
  select y.fiscal_year, y.sec_ejec, x.account, x.amount ended, 0 opened
  from year_closed y
  join journal_line l on l.sec_ejec = y.sec_ejec and l.fiscal_year = y.fiscal_year
  cross join lateral (values (l.debit, l.amount), (l.credit, - l.amount)) x(account, amount)
  union all
  select y.fiscal_year, y.sec_ejec, x.account, 0, x.amount
  from year_closed y
  join journal_line l on l.sec_ejec = y.sec_ejec and l.fiscal_year = y.fiscal_year + 1
  join journal_entry e on e.sec_ejec = l.sec_ejec and e.id = l.entry_id and e.stage = 'OPENING'
  cross join lateral (values (l.debit, l.amount), (l.credit, - l.amount)) x(account, amount)) c
group by fiscal_year, sec_ejec, account having sum(ended) <> sum(opened);
