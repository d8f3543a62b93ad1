-- The calendar doesn't go on after a proof that failed (12.8), unless all that it found are transfers that only one of two units has
-- (T7): those are incidents of both, not of the country, and the two don't close their accounting months (9.16.7, 11.1).
create or replace function refuse_month_on_failed_proof() returns trigger language plpgsql as $$
begin
  if exists (
      select from ledger_proof p where p.id = (select max(l.id) from ledger_proof l) and p.result = 'FAIL'
        and coalesce((select bool_or(c.code <> 'T7') from ledger_proof_check c where c.proof_id = p.id and c.differences > 0), true)) then
    raise exception 'Month % of % is not closed on a failed proof', new.month, new.fiscal_year
      using errcode = 'check_violation', constraint = 'month_closes_on_proof', table = tg_table_name;
  end if;
  return new;
end $$;
