-- The operation table of a year.
create or replace function accounting_operations(p_year integer) returns setof accounting_operation language sql stable as $$
  select * from accounting_operation where since = (select max(since) from accounting_operation where since <= p_year)
$$;

-- The chart of a year.
create or replace function accounting_chart(p_year integer) returns setof accounting_account language sql stable as $$
  select * from accounting_account where since = (select max(since) from accounting_account where since <= p_year)
$$;

-- Writes movements into their units' journals, one entry for each posting, month and stage. A movement goes in with every pair
-- that its stage takes, or not at all. Returns the movements that went in.
create or replace function journal_write(p_moves movement[]) returns setof bigint language sql as $$
  with moves as (
    select m.*, coalesce(r.operation_type, '') operation_type from unnest(p_moves) m
    left join execution_record r on r.sec_ejec = m.sec_ejec and r.id = m.record_id),
  found as (
    select distinct on (m.id, o.purpose) m.*, o.purpose, o.debit, o.credit
    from moves m
    join lateral accounting_operations(m.fiscal_year) o on o.stage = m.stage and o.operation_type in ('', m.operation_type)
      and (o.item = '' or m.item = o.item or m.item like o.item || '.%')
    order by m.id, o.purpose, o.operation_type desc, length(o.item) desc),
  pairs as (
    select f.*, count(*) over (partition by f.id) found from found f),
  whole as (
    select p.* from pairs p
    where p.found = (select count(distinct o.purpose) from accounting_operations(p.fiscal_year) o where o.stage = p.stage)),
  heads as (
    select distinct on (w.sec_ejec, w.fiscal_year, w.posting_key, w.month, w.stage) w.* from whole w
    order by w.sec_ejec, w.fiscal_year, w.posting_key, w.month, w.stage, w.id),
  entries as (
    insert into journal_entry (fiscal_year, sec_ejec, number, month, entry_date, stage, posting_key, record_id, act_id, import_id,
        document_type, document_number, username, profile)
      select h.fiscal_year, h.sec_ejec, next_number(h.sec_ejec, h.fiscal_year, 'JOURNAL'), h.month, h.known_on, h.stage,
        h.posting_key, h.record_id, h.act_id, h.import_id, h.document_type, h.document_number, h.username, h.profile
      from heads h
      returning sec_ejec, fiscal_year, posting_key, month, stage, id),
  lines as (
    insert into journal_line (sec_ejec, entry_id, line, fiscal_year, purpose, debit, credit, rubro, item, amount)
      select e.sec_ejec, e.id, row_number() over (partition by e.sec_ejec, e.id order by w.purpose desc, w.item, w.rubro, w.debit),
        e.fiscal_year, w.purpose, w.debit, w.credit, w.rubro, w.item, sum(w.amount)
      from entries e
      join whole w using (sec_ejec, fiscal_year, posting_key, month, stage)
      group by e.sec_ejec, e.id, e.fiscal_year, w.purpose, w.debit, w.credit, w.rubro, w.item having sum(w.amount) <> 0)
  select distinct id from whole
$$;

-- Puts what waits of a unit's year into its journal, as far as the operation table knows it by now. Returns how many movements.
create or replace function journal_settle(p_sec_ejec text, p_fiscal_year smallint) returns integer language plpgsql as $$
declare
  v_moves movement[];
  v_settled integer;
begin
  select array_agg(m) into v_moves from (
    select p.movement_id from journal_pending p where p.sec_ejec = p_sec_ejec and p.fiscal_year = p_fiscal_year for update) p
  join movement m on m.sec_ejec = p_sec_ejec and m.id = p.movement_id;
  if v_moves is null then
    return 0;
  end if;
  with written as (select journal_write(v_moves) id)
    delete from journal_pending p using written w where p.sec_ejec = p_sec_ejec and p.movement_id = w.id;
  get diagnostics v_settled = row_count;
  return v_settled;
end $$;

-- Entries of the legacy system's cuts stand in the legacy system's books.
create or replace function journal_of_movements() returns trigger language plpgsql as $$
declare
  v_moves movement[];
begin
  select array_agg(a) into v_moves from added a where a.kind <> 'CUT' and a.stage not in ('CERTIFICATION', 'PAYMENT');
  if v_moves is not null then
    with written as (select journal_write(v_moves) id)
      insert into journal_pending (sec_ejec, movement_id, fiscal_year)
        select m.sec_ejec, m.id, m.fiscal_year from unnest(v_moves) m where m.id not in (select id from written);
  end if;
  return null;
end $$;
create or replace trigger movement_in_the_journal after insert on movement
  referencing new table as added for each statement execute function journal_of_movements();

-- What each account of a unit's year was debited and credited.
create or replace view trial_balance as
select t.fiscal_year, t.sec_ejec, t.account, c.name, c.nature, sum(t.debit) debit, sum(t.credit) credit
from (
  select l.fiscal_year, l.sec_ejec, l.debit account, l.amount debit, 0 credit from journal_line l
  union all
  select l.fiscal_year, l.sec_ejec, l.credit, 0, l.amount from journal_line l) t
left join lateral (select a.name, a.nature from accounting_chart(t.fiscal_year) a where a.code = t.account) c on true
group by 1, 2, 3, 4, 5;
