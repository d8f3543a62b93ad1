-- The tie-outs of the books (9.16.7): what the movements of the budget come to, and what the accounts say of them. Movements of cuts
-- stand in the legacy system's books; what waits for the operation table (LED-101) isn't expected yet; a year's closing entries end
-- the accounts and are left out. Of pairs between the accounts of wealth T6 follows by their form: it is recomputed all the same.
create or replace view proof_books as
with moved as (
  select m.fiscal_year, m.sec_ejec, m.stage, sum(m.amount) amount from movement m
  where m.kind <> 'CUT' and m.stage in ('PIA', 'MODIFICATION', 'MONTHLY_COMMITMENT', 'ACCRUAL', 'PAYMENT_ORDER') group by 1, 2, 3
  union all
  select a.fiscal_year, a.sec_ejec, 'FILE_ACCRUAL', sum(a.amount) from file_accrual a group by 1, 2
  union all
  select p.fiscal_year, p.sec_ejec, (s.source).stage, - sum((s.source).amount)
  from journal_pending p
  cross join lateral (
    select m.source from journal_source_movement m where p.origin = 'MOVEMENT' and m.sec_ejec = p.sec_ejec and m.id = p.source_id
    union all
    select f.source from journal_source_file f where p.origin = 'FILE' and f.sec_ejec = p.sec_ejec and f.id = p.source_id) s
  group by 1, 2, 3),
expected as (
  select fiscal_year, sec_ejec,
    coalesce(sum(amount) filter (where stage in ('ACCRUAL', 'FILE_ACCRUAL')), 0) t1,
    coalesce(sum(amount) filter (where stage in ('PIA', 'MODIFICATION')), 0) t2,
    coalesce(sum(amount) filter (where stage in ('ACCRUAL', 'FILE_ACCRUAL')), 0) - coalesce(sum(amount) filter (where stage = 'PAYMENT_ORDER'), 0) t3,
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
    coalesce(- sum(amount) filter (where account like '21%' and stage in ('ACCRUAL', 'FILE_ACCRUAL', 'PAYMENT_ORDER')), 0) t3,
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
where s.said is distinct from k.kept;
