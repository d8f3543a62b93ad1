-- What became of each judgment: accrued, asked for by drafts that were sent, and paid.
create or replace view judgment_sums as
select j.sec_ejec, j.judgment_id,
  coalesce(sum(s.approved), 0) accrued, coalesce(sum(s.held), 0) held, coalesce(sum(p.paid), 0) paid
from judgment_accrual j
cross join lateral (
  select sum(al.amount) filter (where a.state = 'A') approved,
    sum(al.amount) filter (where a.state in ('N', 'V', 'T') and al.amount > 0) held
  from execution_act_line al join execution_act a on a.sec_ejec = al.sec_ejec and a.id = al.act_id
  where al.sec_ejec = j.sec_ejec and al.record_id = j.record_id) s
cross join lateral (
  select sum(l.approved) paid
  from execution_record o
  join execution_record p on p.sec_ejec = o.sec_ejec and p.predecessor_id = o.id
  join execution_record_line l on l.sec_ejec = p.sec_ejec and l.record_id = p.id
  where o.sec_ejec = j.sec_ejec and o.predecessor_id = j.record_id) p
group by 1, 2;

-- The list of priorities: open judgments that aren't accrued whole by class, day and number, each with its place in its unit's list.
create or replace view judgment_list as
select j.id, j.sec_ejec, j.file_number, j.court, j.issued_on, j.class, j.creditor_id, j.creditor_name, j.amount_due, j.accrued, j.ahead_reason,
  j.ahead_name, j.ahead_on, j.state, j.version, j.registered_by, j.registered_at, c.place class_place, c.name class_name, c.name_en class_name_en, coalesce(s.accrued, 0) approved, coalesce(s.held, 0) held,
  coalesce(s.paid, 0) paid, j.amount_due - coalesce(s.accrued, 0) - coalesce(s.held, 0) remaining,
  case when j.state = 'OWED' and coalesce(s.accrued, 0) + coalesce(s.held, 0) < j.amount_due then
    row_number() over (partition by j.sec_ejec, j.state = 'OWED' and coalesce(s.accrued, 0) + coalesce(s.held, 0) < j.amount_due order by c.place, j.issued_on, j.id) end place, j.collector_ruc
from court_judgment j
join judgment_class c on c.code = j.class
  and c.since = (select max(n.since) from judgment_class n where n.since <= extract(year from now()))
left join judgment_sums s on s.sec_ejec = j.sec_ejec and s.judgment_id = j.id;

-- Whether an accrual to a supplier pays a judgment: the supplier is who collects it. Files without a supplier pay by a list of persons.
create or replace function judgment_pays(p_creditor text, p_collector text, p_ruc text) returns boolean language sql immutable as $$
  select case when p_ruc is null then true when p_collector is not null then p_ruc = p_collector
    when length(p_creditor) = 8 then p_ruc like '10' || p_creditor || '_' else p_ruc = p_creditor end
$$;

-- SEN-006, whatever way an accrual names a judgment.
create or replace function refuse_other_creditor() returns trigger language plpgsql as $$
begin
  if not exists (
      select from court_judgment j join execution_record r on r.sec_ejec = new.sec_ejec and r.id = new.record_id
      where j.sec_ejec = new.sec_ejec and j.id = new.judgment_id and judgment_pays(j.creditor_id, j.collector_ruc, r.supplier_ruc)) then
    raise exception 'Accrual % of unit % is to somebody who does not collect judgment %', new.record_id, new.sec_ejec, new.judgment_id
      using errcode = 'check_violation', constraint = 'judgment_of_its_creditor', table = 'judgment_accrual';
  end if;
  return new;
end $$;
create or replace trigger judgment_of_its_creditor before insert or update on judgment_accrual
  for each row execute function refuse_other_creditor();
