-- What counts today: the latest modified target, or the initial one; and what was executed so far, null where nobody has reported.
-- A target's units of different cost centres add up; a centre-less row is the target's own.
create or replace view physical_current as
select c.fiscal_year, c.sec_ejec, c.sec_func, c.unit_of_measure, c.unit_name, c.accumulation, c.year_target, c.semester_target,
  i.year_target initial_target, e.executed, e.last_month
from (
  select distinct on (p.fiscal_year, p.sec_ejec, p.sec_func) p.*
  from physical_target p
  where p.level = 'ACTIVITY' and p.cost_centre = ''
  order by p.fiscal_year, p.sec_ejec, p.sec_func, (p.kind = 'MODIFIED') desc, p.version desc) c
left join physical_target i on i.fiscal_year = c.fiscal_year and i.sec_ejec = c.sec_ejec and i.sec_func = c.sec_func
  and i.cost_centre = '' and i.level = 'ACTIVITY' and i.kind = 'INITIAL'
left join lateral (
  select months_total(array_agg(m.quantity order by m.month), c.accumulation) executed, max(m.month) last_month
  from (
    select coalesce(x.corrects_month, x.month) as month, sum(x.quantity) quantity
    from physical_execution x
    where x.fiscal_year = c.fiscal_year and x.sec_ejec = c.sec_ejec and x.sec_func = c.sec_func
      and x.state in ('REPORTED', 'VALIDATED', 'CLOSED')
    group by 1) m) e on true;
