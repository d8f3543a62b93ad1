-- ORG-001: the unit must be there and active in the year. For one unit on a form as for a million staged rows.
create or replace function unit_violation(p_year int, p_sec_ejec text) returns text language sql stable as $$
  select case when not exists (select from implementing_unit u
    where u.fiscal_year = p_year and u.sec_ejec = p_sec_ejec and u.status = 'ACTIVE') then 'ORG-001' end
$$;
