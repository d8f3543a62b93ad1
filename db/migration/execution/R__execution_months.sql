-- The calendar of execution as it holds now: a reopened month past its day is closed.
create or replace view execution_month as
select fiscal_year, month,
  case when state = 'OPEN' and reopened_until < clock_timestamp() then 'CLOSED' else state end state,
  case when state = 'OPEN' and reopened_until >= clock_timestamp() then reopened_until end reopened_until
from execution_period;

-- Acts written or approved in a month while it was reopened (12.4: each is tagged with the reopening).
create or replace view execution_act_in_reopening as
select o.id reopening_id, r.fiscal_year, a.sec_ejec, a.id act_id, a.month
from execution_reopening o
join execution_record r on r.fiscal_year = o.fiscal_year
join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id and a.month = o.month
where r.file is not null and (a.prepared_at between o.reopened_at and coalesce(o.ended_at, o.until)
  or a.approved_at between o.reopened_at and coalesce(o.ended_at, o.until));
