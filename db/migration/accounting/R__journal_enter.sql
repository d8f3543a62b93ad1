-- Which part of the books an account belongs to: an entry balances in each of them.
create or replace function account_purpose(p_account text) returns text language sql immutable as $$
  select case left(p_account, 1) when '8' then 'BUDGET' when '9' then 'MEMORANDUM' else 'FINANCIAL' end
$$;

-- Enters what people or a year's close put down as debits and credits. The journal knows pairs only (decision 29): debits and credits,
-- each laid end to end in their order, are cut where either ends; what lies over each other is a pair. An account stands on one side
-- of an entry, so that its pairs add up to what was put down. LED-001 where the sides differ.
-- p_lines: [{"account", "debit", "credit"}].
create or replace function journal_enter(p_sec_ejec text, p_fiscal_year smallint, p_month smallint, p_date date, p_stage text,
  p_posting_key text, p_document_type text, p_document_number text, p_username text, p_profile text, p_lines jsonb)
returns bigint language plpgsql as $$
declare
  v_entry bigint;
  v_debit text := p_lines->0->>'account';
  v_credit text := p_lines->1->>'account';
  v_amount numeric(19,2) := p_lines->0->>'debit';
  -- most entries are one pair: nothing to lay end to end
  v_pair boolean := coalesce(jsonb_array_length(p_lines) = 2 and v_amount > 0 and v_amount = (p_lines->1->>'credit')::numeric
    and (p_lines->0->>'credit')::numeric = 0 and (p_lines->1->>'debit')::numeric = 0
    and account_purpose(v_debit) = account_purpose(v_credit), false);
begin
  if not v_pair and exists (select from jsonb_to_recordset(p_lines) l(account text, debit numeric, credit numeric)
      group by account_purpose(l.account) having sum(l.debit) <> sum(l.credit)) then
    raise exception 'Entry % of unit % does not balance', p_posting_key, p_sec_ejec
      using errcode = 'check_violation', constraint = 'entry_balances', table = 'journal_entry';
  end if;
  if v_pair then
    -- number, entry and line in one statement: each of its own costs more than its work
    with counter as (
      update document_counter c set last = c.last + 1
        where c.sec_ejec = p_sec_ejec and c.fiscal_year = p_fiscal_year and c.series = 'JOURNAL'
        returning c.last),
    entry as (
      insert into journal_entry (fiscal_year, sec_ejec, number, month, entry_date, stage, posting_key, document_type, document_number,
          username, profile)
        select p_fiscal_year, p_sec_ejec, c.last, p_month, p_date, p_stage, p_posting_key, p_document_type, p_document_number,
          p_username, p_profile from counter c
        returning id)
    insert into journal_line (sec_ejec, entry_id, line, fiscal_year, purpose, debit, credit, rubro, item, amount)
      select p_sec_ejec, e.id, 1, p_fiscal_year, account_purpose(v_debit), v_debit, v_credit, '', '', v_amount from entry e
      returning entry_id into v_entry;
    -- the first of a unit's year goes the long way, which begins the counter
    if v_entry is not null then
      return v_entry;
    end if;
  end if;
  insert into journal_entry (fiscal_year, sec_ejec, number, month, entry_date, stage, posting_key, document_type, document_number,
      username, profile)
    values (p_fiscal_year, p_sec_ejec, next_number(p_sec_ejec, p_fiscal_year, 'JOURNAL'), p_month, p_date, p_stage, p_posting_key,
      p_document_type, p_document_number, p_username, p_profile)
    returning id into v_entry;
  insert into journal_line (sec_ejec, entry_id, line, fiscal_year, purpose, debit, credit, rubro, item, amount)
    with lines as (
      select l.place, account_purpose(l.account) purpose, l.account, l.debit, l.credit
      from rows from (jsonb_to_recordset(p_lines) as (account text, debit numeric(19,2), credit numeric(19,2))) with ordinality
        l(account, debit, credit, place)),
    debits as (
      select purpose, account, sum(debit) over before - debit low, sum(debit) over before high from lines where debit > 0
      window before as (partition by purpose order by place)),
    credits as (
      select purpose, account, sum(credit) over before - credit low, sum(credit) over before high from lines where credit > 0
      window before as (partition by purpose order by place))
    select p_sec_ejec, v_entry, row_number() over (order by d.purpose desc, greatest(d.low, c.low)), p_fiscal_year, d.purpose,
      d.account, c.account, '', '', least(d.high, c.high) - greatest(d.low, c.low)
    from debits d join credits c on c.purpose = d.purpose and d.low < c.high and c.low < d.high;
  return v_entry;
end $$;
