-- Everything that closes or writes a unit's year of books meets here: writers share, who closes waits for them. The cast leaves nothing
-- in it that depends on settings, so that it is laid into what calls it.
create or replace function books_lock(p_sec_ejec text, p_fiscal_year int) returns bigint language sql immutable as $$
  select hashtextextended('books/' || p_sec_ejec || '/' || p_fiscal_year::text, 0)
$$;

-- The accounting months of a unit as they hold now: a reopened month past its day is closed.
create or replace view accounting_month_now as
select fiscal_year, sec_ejec, month,
  case when state = 'REOPENED' and reopened_until < clock_timestamp() then 'CLOSED' else state end state,
  case when state = 'REOPENED' and reopened_until >= clock_timestamp() then reopening_id end reopening_id, reopened_until
from accounting_month;

-- LED-002: no entry in a closed month. The budget's frame (month 0) closes with the year. An entry in a reopened month keeps why it
-- was possible.
create or replace function entry_in_open_month() returns trigger language plpgsql as $$
declare
  -- waits before the month is looked at; as an expression, since a statement costs more than all else here
  v_waited boolean := pg_advisory_xact_lock_shared(books_lock(new.sec_ejec, new.fiscal_year)) is null;
  v_state text;
begin
  select m.state, m.reopening_id into v_state, new.reopening_id from accounting_month_now m
    where m.sec_ejec = new.sec_ejec and m.fiscal_year = new.fiscal_year and m.month = case new.month when 0 then 13 else new.month end;
  if v_state = 'CLOSED' then
    raise exception 'Accounting month % of % of unit % is closed', new.month, new.fiscal_year, new.sec_ejec
      using errcode = 'check_violation', constraint = 'entry_in_open_month', table = 'journal_entry',
        detail = lpad(new.month::text, 2, '0') || '/' || new.fiscal_year;
  end if;
  return new;
end $$;
create or replace trigger entry_in_open_month before insert on journal_entry for each row execute function entry_in_open_month();

-- What waits for the operation table belongs to its month as well: it neither appears in a closed one nor while it closes.
create or replace function pending_in_open_month() returns trigger language plpgsql as $$
declare
  v_month smallint;
begin
  perform pg_advisory_xact_lock_shared(books_lock(new.sec_ejec, new.fiscal_year));
  if new.origin = 'MOVEMENT' then
    select (s.source).month into v_month from journal_source_movement s where s.sec_ejec = new.sec_ejec and s.id = new.source_id;
  elsif new.origin = 'REVENUE' then
    select (s.source).month into v_month from journal_source_revenue s where s.sec_ejec = new.sec_ejec and s.id = new.source_id;
  else
    select (s.source).month into v_month from journal_source_file s where s.sec_ejec = new.sec_ejec and s.id = new.source_id;
  end if;
  if exists (select from accounting_month_now m where m.sec_ejec = new.sec_ejec and m.fiscal_year = new.fiscal_year
      and m.month = case v_month when 0 then 13 else v_month end and m.state = 'CLOSED') then
    raise exception 'Accounting month % of % of unit % is closed', v_month, new.fiscal_year, new.sec_ejec
      using errcode = 'check_violation', constraint = 'entry_in_open_month', table = 'journal_pending';
  end if;
  return new;
end $$;
create or replace trigger pending_in_open_month before insert on journal_pending for each row execute function pending_in_open_month();
