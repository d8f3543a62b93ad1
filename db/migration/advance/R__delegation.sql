-- Enters in the executing unit's journal what came of an encargo (above zero), what was accounted for or went back (below).
create or replace function delegation_enter(p_granter text, p_advance bigint, p_what text, p_amount numeric, p_day date, p_username text,
  p_profile text) returns void language plpgsql as $$
declare
  a advance;
  v_written integer;
begin
  select * into strict a from advance x where x.sec_ejec = p_granter and x.id = p_advance;
  select count(*) into v_written from journal_write(array[('DELEGATION', p_advance, a.fiscal_year, a.receiver, 'DELEGATION', a.kind, '', '',
    case when extract(year from p_day) = a.fiscal_year then extract(month from p_day) else 12 end::smallint, p_amount,
    'delegation/' || p_granter || '/' || p_advance || '/' || p_what, null, null, null, '000', 'ENCARGO ' || a.kind || '-' || a.number, p_day,
    p_username, p_profile)::journal_source]);
  if v_written = 0 then
    raise exception 'The operation table has no row for encargos'
      using errcode = 'integrity_constraint_violation', constraint = 'rendering_operation', table = 'accounting_operation';
  end if;
end $$;
