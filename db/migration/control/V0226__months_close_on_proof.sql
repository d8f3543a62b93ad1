-- A month isn't closed while the last proof of the ledger failed (domain 12.8).
create function refuse_month_on_failed_proof() returns trigger language plpgsql as $$
begin
  if (select p.result from ledger_proof p order by p.id desc limit 1) = 'FAIL' then
    raise exception 'Month % of % is not closed on a failed proof', new.month, new.fiscal_year
      using errcode = 'check_violation', constraint = 'month_closes_on_proof', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger month_closes_on_proof before update of state on execution_period
  for each row when (new.state = 'CLOSED' and old.state <> 'CLOSED') execute function refuse_month_on_failed_proof();
