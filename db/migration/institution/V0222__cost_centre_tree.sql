-- ORG-003: a cost centre hangs on an active one, and following what each hangs on leads to an end.
create function refuse_cost_centre_parent() returns trigger language plpgsql as $$
begin
  if new.status = 'ACTIVE' and not exists (select from cost_centre p
      where p.fiscal_year = new.fiscal_year and p.sec_ejec = new.sec_ejec and p.code = new.parent and p.status = 'ACTIVE')
    or exists (
      with recursive above as (
        select new.parent code
        union
        select p.parent from cost_centre p join above a on a.code = p.code
        where p.fiscal_year = new.fiscal_year and p.sec_ejec = new.sec_ejec and p.parent is not null)
      select from above where code = new.code) then
    raise exception 'Cost centre % of unit % hangs on none that is active, or on itself', new.code, new.sec_ejec
      using errcode = 'check_violation', constraint = 'cost_centre_tree', table = tg_table_name;
  end if;
  return new;
end $$;
create constraint trigger cost_centre_tree after insert or update of parent, status on cost_centre
  for each row when (new.parent is not null) execute function refuse_cost_centre_parent();
