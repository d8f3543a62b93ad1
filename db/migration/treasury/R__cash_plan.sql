-- What a unit expects to pay, line by line of its documents, by the best date (9.13): accruals that aren't ordered ten working days
-- after their conformity (Ley 32069), commitments of a month that aren't accrued ten working days after that month. What is ordered
-- already was taken from its purse.
create or replace view expected_payment as
select r.fiscal_year, r.sec_ejec, l.rubro, l.resource_type, 'ACCRUAL' as stage,
  working_day_after(coalesce(a.conformity_date, a.document_date), 10) best_date, l.approved - l.drawn amount
from execution_record r
join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id and a.correlative = '0001' and a.state = 'A'
join execution_record_line l on l.sec_ejec = r.sec_ejec and l.record_id = r.id
where r.stage = 'ACCRUAL' and l.approved > l.drawn
union all
select r.fiscal_year, r.sec_ejec, l.rubro, l.resource_type, 'MONTHLY_COMMITMENT',
  working_day_after((make_date(r.fiscal_year, a.month, 1) + interval '1 month - 1 day')::date, 10), l.approved - l.drawn
from execution_record r
join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id and a.correlative = '0001' and a.state = 'A'
join execution_record_line l on l.sec_ejec = r.sec_ejec and l.record_id = r.id
where r.stage = 'MONTHLY_COMMITMENT' and l.approved > l.drawn;
