-- CLS-021: a target with credit or execution isn't put out of use: what was spent on it would stand on nothing.
create function refuse_target_with_balance() returns trigger language plpgsql as $$
begin
  perform 1 from budget_line l
    where l.fiscal_year = new.fiscal_year and l.sec_ejec = new.sec_ejec and l.sec_func = new.sec_func
    for no key update;
  if exists (select from budget_line l
      where l.fiscal_year = new.fiscal_year and l.sec_ejec = new.sec_ejec and l.sec_func = new.sec_func
        and (l.pim > 0 or l.certified_reserved > 0
          or (l.certified, l.annual_committed, l.monthly_committed, l.accrued, l.ordered, l.paid) <> (0, 0, 0, 0, 0, 0))) then
    raise exception 'Target % of unit % has a balance', new.sec_func, new.sec_ejec
      using errcode = 'check_violation', constraint = 'target_with_balance', table = tg_table_name;
  end if;
  return new;
end $$;
create constraint trigger target_with_balance after update of status on budget_target
  for each row when (new.status = 'INACTIVE' and old.status = 'ACTIVE') execute function refuse_target_with_balance();

-- Which service points carry a target, and with what share of its ceiling (domain 1.7).
create table target_cost_centre (
  fiscal_year   smallint not null,
  sec_ejec      text not null,
  sec_func      text not null,
  rubro         text not null,
  cost_centre   text not null,
  ceiling_share numeric(9,6) not null check (ceiling_share > 0 and ceiling_share <= 100),
  primary key (fiscal_year, sec_ejec, sec_func, rubro, cost_centre),
  foreign key (fiscal_year, sec_ejec, sec_func) references budget_target,
  foreign key (fiscal_year, sec_ejec, cost_centre) references cost_centre,
  foreign key (fiscal_year, rubro) references rubro
);

-- ORG-004: the shares of a target and rubro make 100 %, at the end of the transaction that changes any of them.
create function refuse_ceiling_shares() returns trigger language plpgsql as $$
declare
  v_row target_cost_centre := case tg_op when 'DELETE' then old else new end;
  v_sum numeric;
begin
  select sum(c.ceiling_share) into v_sum from target_cost_centre c
    where c.fiscal_year = v_row.fiscal_year and c.sec_ejec = v_row.sec_ejec and c.sec_func = v_row.sec_func and c.rubro = v_row.rubro;
  if abs(v_sum - 100) > 0.01 then
    raise exception 'Shares of target % add up to %', v_row.sec_func, v_sum
      using errcode = 'check_violation', constraint = 'ceiling_shares_whole', table = tg_table_name;
  end if;
  return null;
end $$;
create constraint trigger ceiling_shares_whole after insert or update or delete on target_cost_centre
  deferrable initially deferred for each row execute function refuse_ceiling_shares();
