-- The notices that hold in a year.
create or replace function guarantee_alert_of(p_year integer) returns setof guarantee_alert language sql stable as $$
  select a.* from guarantee_alert a
  where a.since = (select max(b.since) from guarantee_alert b where b.name = a.name and b.since <= p_year)
$$;

-- Letters with the days that are left of them and how near that is: DUE_LAST, DUE_SECOND, DUE_FIRST, DUE_PAST, or nothing.
create or replace view guarantee_letter_status as
select g.*, c.number contract, s.ruc supplier_ruc, s.name supplier_name, c.ends_on contract_ends_on,
  g.expires_on - today.day days_left,
  case when g.state <> 'KEPT' then '' when g.expires_on < today.day then 'DUE_PAST'
    else coalesce('DUE_' || (select a.name from guarantee_alert_of(extract(year from today.day)::integer) a
      where a.days >= g.expires_on - today.day order by a.days limit 1), '') end alert
from guarantee_letter g
cross join lateral (select (now() at time zone 'America/Lima')::date as day) today
join contract c on c.sec_ejec = g.sec_ejec and c.id = g.contract_id
join supplier s on s.ruc = c.supplier_ruc;
