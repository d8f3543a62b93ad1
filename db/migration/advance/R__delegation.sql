-- Enters in the executing unit's journal what came of an encargo (above zero), what was accounted for or went back (below): in the month
-- of its day, or the first one after it that is open, of the next year where the encargo's is closed. So that a unit that closed its
-- books on time can still account for what it got.
create or replace function delegation_enter(p_granter text, p_advance bigint, p_what text, p_amount numeric, p_day date, p_username text,
  p_profile text) returns void language plpgsql as $$
declare
  a advance;
  v_written integer;
  v_year smallint;
  v_month smallint;
begin
  select * into strict a from advance x where x.sec_ejec = p_granter and x.id = p_advance;
  v_month := case when extract(year from p_day) = a.fiscal_year then extract(month from p_day) else 12 end;
  select c.fiscal_year, c.month into v_year, v_month from (
      select a.fiscal_year, m::smallint "month" from generate_series(v_month::int, 12) m
      union all select (a.fiscal_year + 1)::smallint, m::smallint from generate_series(1, 12) m) c
    where not exists (select from accounting_month_now n
      where n.sec_ejec = a.receiver and n.fiscal_year = c.fiscal_year and n.month = c.month and n.state = 'CLOSED')
    order by c.fiscal_year, c.month limit 1;
  select count(*) into v_written from journal_write(array[('DELEGATION', p_advance, coalesce(v_year, a.fiscal_year), a.receiver, 'DELEGATION', a.kind, '', '',
    coalesce(v_month, 12::smallint), p_amount,
    'delegation/' || p_granter || '/' || p_advance || '/' || p_what, null, null, null, '000', 'ENCARGO ' || a.kind || '-' || a.number, p_day,
    p_username, p_profile)::journal_source]);
  if v_written = 0 then
    raise exception 'The operation table has no row for encargos'
      using errcode = 'integrity_constraint_violation', constraint = 'rendering_operation', table = 'accounting_operation';
  end if;
end $$;
