-- A transfer that only one of two units has (T7) is an incident of both, not of the country: the calendar goes on, the two don't close
-- their accounting months (domain 9.16.7, 11.1). Anything else that a proof finds stops the calendar as before (12.8).
create or replace function refuse_month_on_failed_proof() returns trigger language plpgsql as $$
begin
  if exists (
      select from ledger_proof_check c
      where c.proof_id = (select max(p.id) from ledger_proof p) and c.differences > 0 and c.code <> 'T7') then
    raise exception 'Month % of % is not closed on a failed proof', new.month, new.fiscal_year
      using errcode = 'check_violation', constraint = 'month_closes_on_proof', table = tg_table_name;
  end if;
  return new;
end $$;
