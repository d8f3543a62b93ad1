-- What an accrual owes to each creditor from the day it was made, line by line: a payroll's net, what was kept back from its workers, what
-- the employer adds (9.14). What is ordered again after an order was annulled goes to the same creditor.
create table accrual_part (
  sec_ejec      text not null,
  record_id     bigint not null,
  part          text not null check (part in ('NET', 'PAYROLL_WITHHOLDING', 'PAYROLL_CONTRIBUTION')),
  sec_func      text not null,
  rubro         text not null,
  resource_type text not null,
  item          text not null,
  amount        numeric(19,2) not null check (amount > 0),
  primary key (sec_ejec, record_id, part, sec_func, rubro, resource_type, item),
  constraint part_of_an_accrual_line foreign key (sec_ejec, record_id, sec_func, rubro, resource_type, item)
    references execution_record_line
);
create trigger accrual_part_append_only before update or delete on accrual_part for each row execute function refuse_change();
create trigger accrual_part_no_truncate before truncate on accrual_part for each statement execute function refuse_change();

-- payrolls that were ordered by creditor already (V0568); before, all of it went out as one, and nothing of it can be told apart any more
insert into accrual_part (sec_ejec, record_id, part, sec_func, rubro, resource_type, item, amount)
select r.sec_ejec, r.id, c.part, l.sec_func, l.rubro, l.resource_type, l.item, sum(c.amount)
from payroll p
join execution_record r on r.sec_ejec = p.sec_ejec and r.fiscal_year = p.fiscal_year and r.file = p.file and r.stage = 'ACCRUAL'
  and r.sequence = '0001'
join payroll_line l on l.sec_ejec = p.sec_ejec and l.payroll_id = p.id
cross join lateral (values ('NET', case l.kind when 'E' then l.amount - l.withheld else 0 end), ('PAYROLL_WITHHOLDING', l.withheld),
  ('PAYROLL_CONTRIBUTION', case l.kind when 'K' then l.amount else 0 end)) c(part, amount)
where p.state = 'A' and exists (select from execution_record o
  join payment_order_part k on k.sec_ejec = o.sec_ejec and k.record_id = o.id and k.part like 'PAYROLL%'
  where o.sec_ejec = r.sec_ejec and o.predecessor_id = r.id)
group by 1, 2, 3, 4, 5, 6, 7 having sum(c.amount) > 0;
