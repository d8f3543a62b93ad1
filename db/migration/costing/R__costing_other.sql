-- The rules of what isn't bought by the case (tables in V0383).

-- CST-006: a person's time is spent once, and whole, when the transaction ends. The position is taken first, so that two who share out
-- the same time at once see each other.
create or replace function refuse_time_shares() returns trigger language plpgsql as $$
declare
  v_row personnel_share := case tg_op when 'DELETE' then old else new end;
  v_sum numeric;
begin
  perform from personnel_position p
    where p.fiscal_year = v_row.fiscal_year and p.sec_ejec = v_row.sec_ejec and p.code = v_row.position for update;
  select sum(s.share) into v_sum from personnel_share s
    where s.fiscal_year = v_row.fiscal_year and s.sec_ejec = v_row.sec_ejec and s.position = v_row.position;
  if v_sum <> 100 then
    raise exception 'The time of position % adds up to %', v_row.position, v_sum
      using errcode = 'check_violation', constraint = 'time_shares_whole', table = tg_table_name;
  end if;
  return null;
end $$;

-- CST-007: no more is programmed of a project than is left of its cost, whichever unit executes it, when the transaction ends.
create or replace function refuse_project_cost() returns trigger language plpgsql as $$
declare
  v_sum numeric;
begin
  perform pg_advisory_xact_lock(hashtext('project/' || new.fiscal_year || '/' || new.project));
  select sum(c.amount) into v_sum from project_cost c where c.fiscal_year = new.fiscal_year and c.project = new.project;
  if v_sum > new.updated_cost - new.accrued then
    raise exception 'Project % has % left, programmed %', new.project, new.updated_cost - new.accrued, v_sum
      using errcode = 'check_violation', constraint = 'project_within_cost', table = tg_table_name;
  end if;
  return null;
end $$;

-- Goods and services whose money is explained by the needs table (3.5 c): the longest prefix of the item decides, of the year that holds.
create or replace function needs_explain(p_year int, p_item text) returns boolean language sql stable as $$
  select coalesce((
    select i.explained from needs_item i
    where i.fiscal_year = (select max(y.fiscal_year) from needs_item y where y.fiscal_year <= p_year)
      and (p_item = i.item_prefix or starts_with(p_item, i.item_prefix || '.'))
    order by length(i.item_prefix) desc limit 1), false)
$$;
