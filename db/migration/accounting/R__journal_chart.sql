-- What keeps lines of a request from changing the chart of its year, the first reason of each; nothing where it can be approved.
create or replace function chart_refusals(p_fiscal_year int, p_number int) returns table (line smallint, account text, why text)
language sql stable as $$
  with lines as (select l.* from chart_request_line l where l.fiscal_year = p_fiscal_year and l.number = p_number),
  chart as (select c.* from accounting_chart(p_fiscal_year) c),
  operated as (
    select o.debit account from accounting_operations(p_fiscal_year) o union select o.credit from accounting_operations(p_fiscal_year) o)
  select distinct on (l.line) l.line, l.account, w.why
  from lines l
  left join chart c on c.code = l.account
  cross join lateral (values
    (1, 'CLOSED', exists (select from fiscal_year y where y.fiscal_year = p_fiscal_year and y.state = 'CLOSED')),
    (2, 'EXISTS', l.action = 'ADD' and c.code is not null),
    (3, 'PARENT', l.action = 'ADD' and l.account like '%.%' and not exists (select from chart p where p.code = left(l.account, 4))
      and not exists (select from lines p where p.action = 'ADD' and p.account = left(l.account, 4))),
    (4, 'UNKNOWN', l.action <> 'ADD' and c.code is null),
    (5, 'OPERATED', (l.action = 'WITHDRAW' or l.action = 'CHANGE' and not l.imputable)
      and exists (select from operated o where o.account = l.account)),
    (6, 'USED', l.action = 'CHANGE' and l.nature <> c.nature
      and exists (select from journal_line j where j.fiscal_year >= p_fiscal_year and l.account in (j.debit, j.credit))),
    (7, 'BALANCE', l.action = 'WITHDRAW' and exists (
      select from trial_balance b where b.fiscal_year >= p_fiscal_year and b.account = l.account and b.debit <> b.credit))) w(place, why, holds)
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
    on conflict do nothing;
  update accounting_account a set name = l.name, nature = l.nature, imputable = l.imputable
    from chart_request_line l
    where l.fiscal_year = p_fiscal_year and l.number = p_number and l.action = 'CHANGE' and a.code = l.account and a.since >= p_fiscal_year;
  update accounting_account a set valid = false
    from chart_request_line l
    where l.fiscal_year = p_fiscal_year and l.number = p_number and l.action = 'WITHDRAW' and a.code = l.account and a.since >= p_fiscal_year;
end $$;
