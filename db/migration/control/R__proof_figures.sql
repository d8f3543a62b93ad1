-- The figures of each unit's year, from movements and entries alone.
create or replace view proof_figure as
with moved as (
  select sec_ejec, fiscal_year, count(*) movements, max(id) last_movement,
    coalesce(sum(amount) filter (where stage in ('PIA', 'MODIFICATION')), 0) pim,
    coalesce(sum(amount) filter (where stage = 'CERTIFICATION'), 0) certified,
    coalesce(sum(amount) filter (where stage = 'ANNUAL_COMMITMENT'), 0) annual_committed,
    coalesce(sum(amount) filter (where stage = 'MONTHLY_COMMITMENT'), 0) monthly_committed,
    coalesce(sum(amount) filter (where stage = 'ACCRUAL'), 0) accrued,
    coalesce(sum(amount) filter (where stage = 'PAYMENT_ORDER'), 0) ordered,
    coalesce(sum(amount) filter (where stage = 'PAYMENT'), 0) paid
  from movement group by 1, 2),
entered as (select sec_ejec, fiscal_year, count(*) entries, max(number) last_entry from journal_entry group by 1, 2),
booked as (select sec_ejec, fiscal_year, sum(amount) booked from journal_line group by 1, 2),
lined as (select sec_ejec, fiscal_year, count(*) lines from budget_line group by 1, 2)
select sec_ejec, fiscal_year, coalesce(l.lines, 0) lines, coalesce(m.movements, 0) movements, coalesce(m.last_movement, 0) last_movement,
  coalesce(m.pim, 0) pim, coalesce(m.certified, 0) certified, coalesce(m.annual_committed, 0) annual_committed,
  coalesce(m.monthly_committed, 0) monthly_committed, coalesce(m.accrued, 0) accrued, coalesce(m.ordered, 0) ordered,
  coalesce(m.paid, 0) paid, coalesce(e.entries, 0) entries, coalesce(e.last_entry, 0) last_entry, coalesce(b.booked, 0) booked
from moved m
full join entered e using (sec_ejec, fiscal_year)
left join booked b using (sec_ejec, fiscal_year)
left join lined l using (sec_ejec, fiscal_year);

-- Keeps, with a proof, the figures that aren't those of the proof before.
create or replace function proof_figures_keep(p_proof bigint) returns void language sql as $$
  insert into ledger_proof_figure (sec_ejec, fiscal_year, proof_id, lines, movements, last_movement, pim, certified, annual_committed,
      monthly_committed, accrued, ordered, paid, entries, last_entry, booked)
    select f.sec_ejec, f.fiscal_year, p_proof, f.lines, f.movements, f.last_movement, f.pim, f.certified, f.annual_committed,
      f.monthly_committed, f.accrued, f.ordered, f.paid, f.entries, f.last_entry, f.booked
    from proof_figure f
    left join lateral (
      select k.* from ledger_proof_figure k where k.sec_ejec = f.sec_ejec and k.fiscal_year = f.fiscal_year
      order by k.proof_id desc limit 1) k on true
    where (f.lines, f.movements, f.last_movement, f.pim, f.certified, f.annual_committed, f.monthly_committed, f.accrued, f.ordered, f.paid,
        f.entries, f.last_entry, f.booked) is distinct from
      (k.lines, k.movements, k.last_movement, k.pim, k.certified, k.annual_committed, k.monthly_committed, k.accrued, k.ordered, k.paid,
        k.entries, k.last_entry, k.booked)
$$;
