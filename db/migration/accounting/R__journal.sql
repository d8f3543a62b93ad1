-- The operation table of a year.
create or replace function accounting_operations(p_year integer) returns setof accounting_operation language sql stable as $$
  select * from accounting_operation where since = (select max(since) from accounting_operation where since <= p_year)
$$;

-- The chart of a year.
create or replace function accounting_chart(p_year integer) returns setof accounting_account language sql stable as $$
  select * from accounting_account where since = (select max(since) from accounting_account where since <= p_year)
$$;

-- Movements of the budget, as entries stem from them. Orders of taxes kept back and their payments are stages of their own: the debt
-- changes its creditor when it is ordered, and leaves the bank when it is paid.
create or replace view journal_source_movement as
select m.sec_ejec, m.id, ('MOVEMENT', m.id, m.fiscal_year, m.sec_ejec,
  case when p.record_id is null then m.stage when m.stage = 'PAYMENT' then 'RETENTION_PAYMENT' else 'RETENTION_ORDER' end,
  coalesce(r.operation_type, ''), m.rubro, m.item,
  m.month, m.amount, m.posting_key, m.record_id, m.act_id, m.import_id, m.document_type, m.document_number, m.known_on, m.username,
  m.profile)::journal_source source
from movement m
left join execution_record r on r.sec_ejec = m.sec_ejec and r.id = m.record_id
left join payment_order_part p on p.sec_ejec = m.sec_ejec and part_passes_to_another(p.part)
  and m.stage in ('PAYMENT_ORDER', 'PAYMENT')
  and p.record_id = case r.stage when 'PAYMENT_ORDER' then r.id when 'PAYMENT' then r.predecessor_id end;

-- Accruals of files, as entries stem from them.
create or replace view journal_source_file as
select a.sec_ejec, a.id, ('FILE', a.id, a.fiscal_year, a.sec_ejec, 'FILE_ACCRUAL', '', a.rubro, a.item, a.month, a.amount,
  'import/' || a.import_id, null, null, a.import_id, null, null, a.stated_on, a.username, a.profile)::journal_source source
from file_accrual a;

-- Writes what entries stem from into the units' journals, one entry for each posting, month and stage. What goes in does so with
-- every pair that its stage takes, or not at all. Returns what went in.
create or replace function journal_write(p_sources journal_source[]) returns table (origin text, id bigint) language sql as $$
  with found as (
    select distinct on (m.origin, m.id, o.purpose) m.*, o.purpose, o.debit, o.credit
    from unnest(p_sources) m
    join lateral accounting_operations(m.fiscal_year) o on o.stage = m.stage and o.operation_type in ('', m.operation_type)
      and (o.item = '' or m.item = o.item or m.item like o.item || '.%')
    order by m.origin, m.id, o.purpose, o.operation_type desc, length(o.item) desc),
  pairs as (
    select f.*, count(*) over (partition by f.origin, f.id) found from found f),
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
      returning sec_ejec, fiscal_year, posting_key, month, stage, journal_entry.id),
  lines as (
    insert into journal_line (sec_ejec, entry_id, line, fiscal_year, purpose, debit, credit, rubro, item, amount)
      select e.sec_ejec, e.id, row_number() over (partition by e.sec_ejec, e.id order by w.purpose desc, w.item, w.rubro, w.debit),
        e.fiscal_year, w.purpose, w.debit, w.credit, w.rubro, w.item, sum(w.amount)
      from entries e
      join whole w using (sec_ejec, fiscal_year, posting_key, month, stage)
      group by e.sec_ejec, e.id, e.fiscal_year, w.purpose, w.debit, w.credit, w.rubro, w.item having sum(w.amount) <> 0)
  select distinct w.origin, w.id from whole w
$$;

-- Writes, and keeps in sight what the operation table doesn't know (LED-101). Returns how many went in.
create or replace function journal_take(p_sources journal_source[]) returns integer language plpgsql as $$
declare
  v_written integer;
begin
  with written as (select w.origin, w.id from journal_write(p_sources) w),
  waits as (
    insert into journal_pending (sec_ejec, origin, source_id, fiscal_year)
      select s.sec_ejec, s.origin, s.id, s.fiscal_year from unnest(p_sources) s
      where not exists (select from written w where w.origin = s.origin and w.id = s.id)
      on conflict do nothing)
  select count(*) into v_written from written;
  return v_written;
end $$;

-- Puts what waits of a unit's year into its journal, as far as the operation table knows it by now. Returns how many.
create or replace function journal_settle(p_sec_ejec text, p_fiscal_year smallint) returns integer language plpgsql as $$
declare
  v_sources journal_source[];
  v_settled integer;
begin
  with waiting as (
    select p.origin, p.source_id from journal_pending p where p.sec_ejec = p_sec_ejec and p.fiscal_year = p_fiscal_year for update)
  select array_agg(s.source) into v_sources from (
    select m.source from waiting w join journal_source_movement m on m.sec_ejec = p_sec_ejec and m.id = w.source_id
      where w.origin = 'MOVEMENT'
    union all
    select f.source from waiting w join journal_source_file f on f.sec_ejec = p_sec_ejec and f.id = w.source_id
      where w.origin = 'FILE'
    union all
    select r.source from waiting w join journal_source_revenue r on r.sec_ejec = p_sec_ejec and r.id = w.source_id
      where w.origin = 'REVENUE') s;
  if v_sources is null then
    return 0;
  end if;
  with written as (select w.origin, w.id from journal_write(v_sources) w)
    delete from journal_pending p using written w where p.sec_ejec = p_sec_ejec and p.origin = w.origin and p.source_id = w.id;
  get diagnostics v_settled = row_count;
  return v_settled;
end $$;

-- Movements of the legacy system's cuts stand in the legacy system's books.
create or replace function journal_of_movements() returns trigger language plpgsql as $$
declare
  v_sources journal_source[];
begin
  select array_agg(m.source) into v_sources from added a
    join journal_source_movement m on m.sec_ejec = a.sec_ejec and m.id = a.id
    where a.kind <> 'CUT' and a.stage <> 'CERTIFICATION' and (a.stage <> 'PAYMENT' or (m.source).stage <> 'PAYMENT')
      -- from one target to another of the same item: accounts don't tell them apart
      and (a.kind <> 'REA' or (select sum(b.amount) from added b where b.stage = a.stage and b.item = a.item) <> 0);
  if v_sources is not null then
    perform journal_take(v_sources);
  end if;
  return null;
end $$;
create or replace trigger movement_in_the_journal after insert on movement
  referencing new table as added for each statement execute function journal_of_movements();

create or replace function journal_of_files() returns trigger language plpgsql as $$
begin
  perform journal_take((select array_agg(f.source) from added a
    join journal_source_file f on f.sec_ejec = a.sec_ejec and f.id = a.id having count(*) > 0));
  return null;
end $$;
create or replace trigger file_accrual_in_the_journal after insert on file_accrual
  referencing new table as added for each statement execute function journal_of_files();

-- What each account of a unit's year was debited and credited.
create or replace view trial_balance as
select t.fiscal_year, t.sec_ejec, t.account, c.name, c.nature, sum(t.debit) debit, sum(t.credit) credit
from (
  select l.fiscal_year, l.sec_ejec, l.debit account, l.amount debit, 0 credit from journal_line l
  union all
  select l.fiscal_year, l.sec_ejec, l.credit, 0, l.amount from journal_line l) t
left join lateral (select a.name, a.nature from accounting_chart(t.fiscal_year) a where a.code = t.account) c on true
group by 1, 2, 3, 4, 5;
