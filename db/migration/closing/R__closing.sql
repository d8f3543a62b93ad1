-- What the accounts of a unit's year stand at.
create or replace function account_balances(p_sec_ejec text, p_fiscal_year smallint) returns table (account text, balance numeric)
language sql stable as $$
  select x.account, sum(x.amount) from journal_line l
  cross join lateral (values (l.debit, l.amount), (l.credit, - l.amount)) x(account, amount)
  where l.sec_ejec = p_sec_ejec and l.fiscal_year = p_fiscal_year
  group by 1 having sum(x.amount) <> 0
$$;

-- Enters, as debits and credits, balances that accounts are to move by; nothing where none does.
create or replace function journal_move(p_sec_ejec text, p_fiscal_year smallint, p_month smallint, p_date date, p_stage text, p_key text,
  p_username text, p_profile text, p_moves jsonb) returns void language plpgsql as $$
declare
  v_lines jsonb;
begin
  select jsonb_agg(jsonb_build_object('account', m.account, 'debit', greatest(m.amount, 0), 'credit', greatest(- m.amount, 0)) order by m.account)
    into v_lines
    from (select x.account, sum(x.amount) amount from jsonb_to_recordset(p_moves) x(account text, amount numeric) group by 1) m
    where m.amount <> 0;
  if v_lines is not null then
    perform journal_enter(p_sec_ejec, p_fiscal_year, p_month, p_date, p_stage, p_key, null, null, p_username, p_profile, v_lines);
  end if;
end $$;

-- Closes the books of a unit's year in month 13 and opens the next with what is left (9.10, 9.16.4): the accounts of the budget to
-- zero against each other; revenue and expense to the result of the year, the result to those accumulated; assets, liabilities, equity
-- and accounts of order over to the next year, never budget ones. It enters what is missing, so that a second run enters nothing.
create or replace function books_close(p_sec_ejec text, p_fiscal_year smallint, p_username text, p_profile text) returns void
language plpgsql as $$
declare
  v_day date := make_date(p_fiscal_year, 12, 31);
  v_next smallint := p_fiscal_year + 1;
  v_key text := 'closing/' || (select count(*) + 1 from year_closing c where c.sec_ejec = p_sec_ejec and c.fiscal_year = p_fiscal_year
    and c.step = 'CLOSE');
  v_moves jsonb;
begin
  -- whoever posts takes the counter before the lock of the months, and so do we
  perform 1 from document_counter d where d.sec_ejec = p_sec_ejec and d.fiscal_year = p_fiscal_year and d.series = 'JOURNAL' for update;
  perform pg_advisory_xact_lock(books_lock(p_sec_ejec, p_fiscal_year));
  -- months that were reopened after the closing closed again: what they brought is still missing
  update accounting_month m set state = 'OPEN' where m.sec_ejec = p_sec_ejec and m.fiscal_year = p_fiscal_year and m.month = 13 and m.state = 'CLOSED';

  select jsonb_agg(jsonb_build_object('account', b.account, 'amount', - b.balance)) into v_moves
    from account_balances(p_sec_ejec, p_fiscal_year) b where b.account like '8%';
  perform journal_move(p_sec_ejec, p_fiscal_year, 13::smallint, v_day, 'CLOSING', v_key || '/budget', p_username, p_profile, coalesce(v_moves, '[]'));

  select jsonb_agg(jsonb_build_object('account', m.account, 'amount', m.amount)) into v_moves from (
    select b.account, - b.balance amount from account_balances(p_sec_ejec, p_fiscal_year) b where b.account ~ '^[45]'
    union all
    select '6101', b.balance from account_balances(p_sec_ejec, p_fiscal_year) b where b.account ~ '^[45]') m;
  perform journal_move(p_sec_ejec, p_fiscal_year, 13::smallint, v_day, 'CLOSING', v_key || '/result', p_username, p_profile, coalesce(v_moves, '[]'));

  select jsonb_agg(jsonb_build_object('account', m.account, 'amount', m.amount)) into v_moves from (
    select b.account, - b.balance amount from account_balances(p_sec_ejec, p_fiscal_year) b where b.account like '6%'
    union all
    select '3401', b.balance from account_balances(p_sec_ejec, p_fiscal_year) b where b.account like '6%') m;
  perform journal_move(p_sec_ejec, p_fiscal_year, 13::smallint, v_day, 'CLOSING', v_key || '/equity', p_username, p_profile, coalesce(v_moves, '[]'));

  select jsonb_agg(jsonb_build_object('account', m.account, 'amount', m.amount)) into v_moves from (
    select b.account, b.balance amount from account_balances(p_sec_ejec, p_fiscal_year) b where b.account ~ '^[1239]'
    union all
    select x.account, - x.amount from journal_line l
    join journal_entry e on e.sec_ejec = l.sec_ejec and e.id = l.entry_id and e.stage = 'OPENING'
    cross join lateral (values (l.debit, l.amount), (l.credit, - l.amount)) x(account, amount)
    where l.sec_ejec = p_sec_ejec and l.fiscal_year = v_next) m;
  perform journal_move(p_sec_ejec, v_next, 0::smallint, make_date(v_next, 1, 1), 'OPENING', v_key || '/opening', p_username, p_profile,
    coalesce(v_moves, '[]'));

  insert into accounting_month as m (fiscal_year, sec_ejec, month, state) values (p_fiscal_year, p_sec_ejec, 13, 'CLOSED')
    on conflict (sec_ejec, fiscal_year, month) do update set state = 'CLOSED', reopening_id = null, reopened_until = null;
end $$;

-- Accruals of a unit's year that aren't paid yet (payable until 31 January, after that debts of a prior year).
create or replace view year_payable as
select a.fiscal_year, a.sec_ejec, a.id record_id, a.number || '-' || a.sequence accrual, a.supplier_ruc,
  l.approved accrued, coalesce(p.paid, 0) paid, l.approved - coalesce(p.paid, 0) payable
from execution_record a
join lateral (select sum(x.approved) approved from execution_record_line x where x.sec_ejec = a.sec_ejec and x.record_id = a.id) l on true
left join lateral (
  select sum(x.approved) paid from execution_record o
  join execution_record y on y.sec_ejec = o.sec_ejec and y.predecessor_id = o.id and y.stage = 'PAYMENT'
  join execution_record_line x on x.sec_ejec = y.sec_ejec and x.record_id = y.id
  where o.sec_ejec = a.sec_ejec and o.predecessor_id = a.id and o.stage = 'PAYMENT_ORDER') p on true
where a.stage = 'ACCRUAL' and l.approved > coalesce(p.paid, 0);
