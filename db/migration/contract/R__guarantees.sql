-- Letters with the days that are left of them and how near that is: DUE_5, DUE_15, DUE_30, DUE_PAST, or nothing.
create or replace view guarantee_letter_status as
select g.*, c.number contract, s.ruc supplier_ruc, s.name supplier_name, c.ends_on contract_ends_on,
  g.expires_on - (now() at time zone 'America/Lima')::date days_left,
  case when g.state <> 'KEPT' then '' when g.expires_on < (now() at time zone 'America/Lima')::date then 'DUE_PAST'
    else coalesce('DUE_' || (select min(a.days) from guarantee_alert a
      where a.days >= g.expires_on - (now() at time zone 'America/Lima')::date), '') end alert
from guarantee_letter g
join contract c on c.sec_ejec = g.sec_ejec and c.id = g.contract_id
join supplier s on s.ruc = c.supplier_ruc;
