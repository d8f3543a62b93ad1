-- The reject code of domain 11.1 for a rule that was broken here.
create or replace function interface_reject_code(p_rule text) returns text language sql immutable as $$
  select case
    when p_rule like 'INT-%' then p_rule
    when p_rule in ('CRT-001', 'CRT-002', 'COM-001', 'COM-005', 'ORD-002', 'ORD-006', 'ORD-007') then 'INT-003'
    when p_rule in ('ACR-007', 'CYC-001', 'LED-002', 'EXE-034') then 'INT-005'
    when p_rule in ('ORG-001', 'ORG-002', 'CLS-001', 'SUP-001', 'COM-004', 'PLA-002', 'GRT-001', 'ORD-003') then 'INT-001'
    else 'INT-004' end
$$;

-- What stands here of what other systems keep too.
create or replace view interface_here as
select q.sec_ejec, q.fiscal_year, 'SIGA' as system, 'REQUESTS' as measure, count(*) records, coalesce(sum(t.amount), 0) amount
from requested_certification q
join execution_act a on a.sec_ejec = q.sec_ejec and a.record_id = q.record_id and a.correlative = '0001'
join lateral (select sum(l.amount) amount from execution_act_line l where l.sec_ejec = a.sec_ejec and l.act_id = a.id) t on true
where a.state in ('N', 'V', 'T', 'A') and q.request not like '#%'
group by 1, 2
union all
select o.sec_ejec, o.fiscal_year, 'SIGA', 'ORDERS', count(*), sum(o.total)
from contract_delivery d join purchase_order o on o.sec_ejec = d.sec_ejec and o.id = d.target_id
where d.kind = 'ORDER' and o.state = 'ISSUED'
group by 1, 2
union all
select o.sec_ejec, o.fiscal_year, 'SIGA', 'RECEPTIONS', count(*), sum(r.amount)
from contract_delivery d
join reception r on r.sec_ejec = d.sec_ejec and r.id = d.target_id
join purchase_order o on o.sec_ejec = r.sec_ejec and o.id = r.order_id
where d.kind = 'RECEPTION'
group by 1, 2
union all
-- what of them went back since is no more
select o.sec_ejec, o.fiscal_year, 'SIGA', 'CONFORMITIES', count(distinct r.id), sum(s.amount)
from contract_delivery d
join reception r on r.sec_ejec = d.sec_ejec and r.id = d.target_id
join reception s on s.sec_ejec = r.sec_ejec and r.id in (s.id, s.reverses)
join purchase_order o on o.sec_ejec = r.sec_ejec and o.id = r.order_id
where d.kind = 'CONFORMITY'
group by 1, 2
union all
select y.sec_ejec, y.fiscal_year, 'SEACE', 'CONTRACTS', count(*), sum(y.amount)
from contract_year y join contract c on c.sec_ejec = y.sec_ejec and c.id = y.contract_id
where c.state = 'ACTIVE' and y.amount > 0
group by 1, 2
union all
select p.sec_ejec, p.fiscal_year, 'AIRHSP', 'POSITIONS', count(*), sum(p.monthly_cost)
from personnel_position p
group by 1, 2;
