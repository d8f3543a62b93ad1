-- The rows of a financial statement with their figures up to a month: own accounts and those of the rows below. A year's closing
-- entries move no row: the statements tell the year, not its end. What is paid out or comes in (EF-4) is told by the account on the
-- other side of cash.
create or replace function statement_figures(p_statement text, p_fiscal_year smallint, p_sec_ejec text, p_until smallint)
returns table (code text, place smallint, name text, depth int, amount numeric) language sql stable as $$
  with sided as (
    select x.account, case when p_statement = 'EF-4' then l.item else '' end item, sum(x.amount) amount
    from journal_line l
    join journal_entry e on e.sec_ejec = l.sec_ejec and e.id = l.entry_id
    cross join lateral (values (l.debit, l.credit, l.amount), (l.credit, l.debit, - l.amount)) x(account, other, amount)
    where l.sec_ejec = p_sec_ejec and l.fiscal_year = p_fiscal_year and e.month <= p_until and e.stage <> 'CLOSING'
      and x.account ~ '^[1-6]'
      and (p_statement <> 'EF-4' or (e.stage <> 'OPENING' and x.other like '11%' and x.account not like '11%'))
    group by 1, 2),
  placed as (
    select m.code, sum(s.amount) amount from sided s
    join lateral (
      select a.code from statement_account a
      where a.since = (select max(r.since) from statement_row r where r.since <= p_fiscal_year) and a.statement = p_statement
        and starts_with(s.account, a.account) and (a.item = '' or s.item = a.item or starts_with(s.item, a.item || '.'))
      order by length(a.account) desc, length(a.item) desc limit 1) m on true
    group by 1)
  select r.code, r.place, r.name, array_length(string_to_array(r.code, '.'), 1),
    r.sign * coalesce((select sum(p.amount) from placed p where p.code = r.code or starts_with(p.code, r.code || '.')), 0)
  from statement_row r
  where r.since = (select max(x.since) from statement_row x where x.since <= p_fiscal_year) and r.statement = p_statement
  order by r.place
$$;

-- What part of the equity (EF-3) an account belongs to; empty where to none. The results of the year are part of it.
create or replace function equity_part(p_account text) returns text language sql immutable as $$
  select case when p_account like '31%' then '1' when p_account like '34%' then '3' when p_account like '3%' then '2'
    when p_account ~ '^[456]' then '4' else '' end
$$;
