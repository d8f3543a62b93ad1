-- What is left of a source other than ordinary resources: what the year before left, what came in and what was accrued. Balance of the
-- budget, revenue 1.9 of the next year (note 002). Of a year with movements of the legacy system's cuts nobody knows here what came in:
-- it isn't reckoned; the year after it begins with the 1.9 that its budget has.
drop view if exists year_source_balance;
create view year_source_balance as
with flows as (
  select fiscal_year, sec_ejec, source, sum(collected) collected, sum(accrued) accrued, bool_or(cut) cut
  from (
    select l.fiscal_year, l.sec_ejec, r.source, case l.debit when '8501' then l.amount else - l.amount end collected, 0::numeric accrued, false cut
    from journal_line l
    join journal_entry e on e.sec_ejec = l.sec_ejec and e.id = l.entry_id and e.stage <> 'CLOSING'
    join rubro r on r.fiscal_year = l.fiscal_year and r.code = l.rubro
    where '8501' in (l.debit, l.credit)
    union all
    select m.fiscal_year, m.sec_ejec, r.source, 0, m.amount, m.kind = 'CUT'
    from movement m join rubro r on r.fiscal_year = m.fiscal_year and r.code = m.rubro where m.stage = 'ACCRUAL'
    union all
    select b.fiscal_year, b.sec_ejec, r.source, 0, 0, false
    from budgeted_revenue b join rubro r on r.fiscal_year = b.fiscal_year and r.code = b.rubro where b.item like '1.9.%' and b.modified <> 0) x
  where source <> '1'
  group by 1, 2, 3),
kept as (
  select f.*, count(*) filter (where f.cut) over (partition by f.sec_ejec, f.source order by f.fiscal_year) since from flows f),
begun as (
  select k.*, case when not k.cut and row_number() over (partition by k.sec_ejec, k.source, k.since, k.cut order by k.fiscal_year) = 1 then coalesce((
      select sum(b.modified) from budgeted_revenue b join rubro r on r.fiscal_year = b.fiscal_year and r.code = b.rubro
      where b.fiscal_year = k.fiscal_year and b.sec_ejec = k.sec_ejec and b.item like '1.9.%' and r.source = k.source), 0) else 0 end given
  from kept k),
reckoned as (
  select b.*, sum(b.given + b.collected - b.accrued) over (partition by b.sec_ejec, b.source, b.since, b.cut order by b.fiscal_year) balance
  from begun b)
select fiscal_year, sec_ejec, source, balance - collected + accrued brought, collected, accrued, balance, cut from reckoned;
