-- What keeps lines of a request from changing the chart of its year, the first reason of each; nothing where it can be approved.
create or replace function chart_refusals(p_fiscal_year int, p_number int) returns table (line smallint, account text, why text)
language sql stable as $$
  with lines as (select l.* from chart_request_line l where l.fiscal_year = p_fiscal_year and l.number = p_number),
  chart as (select c.* from accounting_chart(p_fiscal_year) c),
  -- of the table in force in the year, and of those that come later
  operated as (
    select x.account from accounting_operation o cross join lateral (values (o.debit), (o.credit)) x(account)
    where o.since >= (select max(since) from accounting_operation where since <= p_fiscal_year))
  select distinct on (l.line) l.line, l.account, w.why
  from lines l
  left join chart c on c.code = l.account
  cross join lateral (values
    (1, 'CLOSED', exists (select from fiscal_year y where y.fiscal_year = p_fiscal_year and y.state = 'CLOSED')),
    (2, 'EXISTS', l.action = 'ADD' and c.valid),
    (3, 'PARENT', l.action = 'ADD' and l.account like '%.%' and not exists (select from chart p where p.code = left(l.account, 4))
      and not exists (select from lines p where p.action = 'ADD' and p.account = left(l.account, 4))),
    (4, 'UNKNOWN', l.action <> 'ADD' and c.valid is not true),
    (5, 'OPERATED', (l.action = 'WITHDRAW' or l.action = 'CHANGE' and not l.imputable)
      and exists (select from operated o where o.account = l.account)),
    (6, 'USED', l.action = 'CHANGE' and l.nature <> c.nature
      and exists (select from journal_line j where j.fiscal_year >= p_fiscal_year and l.account in (j.debit, j.credit))),
    -- the year before brings its balances over when it closes
    (7, 'BALANCE', l.action = 'WITHDRAW' and exists (
      select from trial_balance b where b.fiscal_year >= p_fiscal_year - 1 and b.account = l.account and b.debit <> b.credit
        and (b.fiscal_year >= p_fiscal_year or l.account ~ '^[1239]' and not exists (select from year_closing k
          where k.sec_ejec = b.sec_ejec and k.fiscal_year = b.fiscal_year and k.step = 'CLOSE')))),
    (8, 'CHILDREN', l.action = 'WITHDRAW' and exists (select from chart c where c.code like l.account || '.%' and c.valid)
      and not coalesce((select bool_and(exists (select from lines o where o.action = 'WITHDRAW' and o.account = c.code))
        from chart c where c.code like l.account || '.%' and c.valid), false)),
    (9, 'ADJUSTED', l.action = 'WITHDRAW' and exists (
      select from journal_adjustment a join journal_adjustment_line x using (sec_ejec, fiscal_year, number)
      where a.fiscal_year >= p_fiscal_year and x.account = l.account and a.state in ('PREPARED', 'VERIFIED', 'OBSERVED')))) w(place, why, holds)
  where w.holds order by l.line, w.place
$$;

-- Puts an approved request into the chart of its year and of those after it; years before keep theirs.
create or replace function chart_apply(p_fiscal_year int, p_number int) returns void language plpgsql as $$
begin
  if not exists (select from accounting_account a where a.since = p_fiscal_year) then
    insert into accounting_account (since, code, name, nature, imputable, valid)
      select p_fiscal_year, c.code, c.name, c.nature, c.imputable, c.valid from accounting_chart(p_fiscal_year) c;
  end if;
  insert into accounting_account (since, code, name, nature, imputable)
    select s.since, l.account, l.name, l.nature, l.imputable from chart_request_line l,
      (select distinct a.since from accounting_account a where a.since >= p_fiscal_year) s
    where l.fiscal_year = p_fiscal_year and l.number = p_number and l.action = 'ADD'
    -- what was withdrawn comes back
    on conflict (since, code) do update set name = excluded.name, nature = excluded.nature, imputable = excluded.imputable, valid = true;
  update accounting_account a set name = l.name, nature = l.nature, imputable = l.imputable
    from chart_request_line l
    where l.fiscal_year = p_fiscal_year and l.number = p_number and l.action = 'CHANGE' and a.code = l.account and a.since >= p_fiscal_year;
  update accounting_account a set valid = false
    from chart_request_line l
    where l.fiscal_year = p_fiscal_year and l.number = p_number and l.action = 'WITHDRAW' and a.code = l.account and a.since >= p_fiscal_year;
end $$;
