create or replace function advance_parameter_of(p_year integer, p_name text) returns numeric language sql stable as $$
  select value from advance_parameter where name = p_name and since = (select max(since) from advance_parameter where name = p_name and since <= p_year)
$$;

-- The n-th working day after a day: neither Saturday, Sunday nor holiday.
create or replace function working_day_after(p_day date, p_days integer) returns date language sql stable as $$
  select d.day::date from (
    select g.day, row_number() over (order by g.day) n
    from generate_series(p_day + 1, p_day + 2 * p_days + 40, interval '1 day') g(day)
    where extract(isodow from g.day) < 6
      and not exists (select from holiday h where h.fiscal_year = extract(year from g.day) and h.day = g.day::date)) d
  where d.n = p_days
$$;

-- Days of travel: up to four hours none, up to a day one, then every day begun.
create or replace function travel_days(p_departs timestamp, p_returns timestamp) returns integer language sql immutable as $$
  select case when p_returns - p_departs <= interval '4 hours' then 0
    else ceil(extract(epoch from p_returns - p_departs) / 86400)::integer end
$$;

-- What stands committed of each advance, approved and asked for, by the file that carries it. A commitment names its advance: the type
-- of operation is its kind, the document's number its number. What was rejected, discarded or annulled carries nothing.
drop view if exists advance_status;
drop view if exists advance_commitment;
create view advance_commitment as
select m.sec_ejec, m.fiscal_year, m.operation_type, c.document_number, m.id record_id, m.file, sum(l.amount) amount
from execution_record m
join execution_act c on c.sec_ejec = m.sec_ejec and c.record_id = m.id and c.correlative = '0001' and c.state not in ('R', 'X')
join execution_act_line l on l.sec_ejec = m.sec_ejec and l.record_id = m.id
join execution_act y on y.sec_ejec = l.sec_ejec and y.id = l.act_id and (y.state = 'A' or (y.state in ('N', 'V') and l.amount > 0))
where m.stage = 'MONTHLY_COMMITMENT' and m.operation_type in ('A', 'AV', 'C', 'F', 'E')
group by 1, 2, 3, 4, 5, 6
having sum(l.amount) > 0;

-- What each advance's file paid and had refunded, what was accounted for, and what is still owed. An order that was paid is money in
-- the worker's hands, or the other unit's.
create view advance_status as
select a.*, coalesce(w.name, (select u.name from implementing_unit u where u.fiscal_year = a.fiscal_year and u.sec_ejec = a.receiver)) worker,
  coalesce(w.post, '') post, f.file, coalesce(f.paid, 0) paid, coalesce(f.payment, '') payment, coalesce(r.rendered, 0) rendered,
  (select coalesce(sum(t.amount), 0) from advance_receipt t where t.sec_ejec = a.sec_ejec and t.advance_id = a.id) received,
  coalesce(f.paid, 0) - coalesce(r.rendered, 0) owed, coalesce(r.waiting, false) waiting,
  case
    when a.annulled_why is not null then 'ANNULLED'
    when coalesce(f.gross, 0) = 0 then 'GRANTED'
    when coalesce(f.paid, 0) - coalesce(r.rendered, 0) <= 0 then 'CLEARED'
    when a.due_on < (now() at time zone 'America/Lima')::date then 'OVERDUE'
    when coalesce(r.rendered, 0) > 0 then 'PARTLY'
    when a.received_on is not null then 'RECEIVED'
    else 'HANDED' end state
from advance a
left join worker w on w.sec_ejec = a.sec_ejec and w.dni = a.dni
left join lateral (
  select m.file, sum(l.approved) paid, max(p.number || '-' || p.sequence) payment,
    sum((select sum(x.amount) from execution_act_line x join execution_act y on y.sec_ejec = x.sec_ejec and y.id = x.act_id
      where x.sec_ejec = p.sec_ejec and x.record_id = p.id and y.state = 'A' and y.kind = 'INI')) gross
  from advance_commitment m
  left join execution_record p on p.sec_ejec = m.sec_ejec and p.fiscal_year = m.fiscal_year and p.file = m.file and p.stage = 'PAYMENT'
  left join execution_record_line l on l.sec_ejec = p.sec_ejec and l.record_id = p.id
  where m.sec_ejec = a.sec_ejec and m.fiscal_year = a.fiscal_year and m.operation_type = a.kind and m.document_number = a.kind || '-' || a.number
  group by m.file order by m.file limit 1) f on true
left join lateral (
  select sum(d.vouchers + d.sworn_accepted) filter (where d.state = 'A') rendered, bool_or(d.state = 'V') waiting
  from advance_rendering d where d.sec_ejec = a.sec_ejec and d.advance_id = a.id) r on true;

-- Enters an approved rendering in the books: D expense by its item, H 1205.03. What is accounted for after the advance's year still
-- belongs to its December, as long as that takes entries. Returns how many of its vouchers' sums went in.
create or replace function rendering_post(p_sec_ejec text, p_id bigint, p_username text, p_profile text) returns integer language plpgsql as $$
declare
  v_sources journal_source[];
  v_written integer;
begin
  -- the sworn part that isn't accepted is left out, each item by its share; the cents that rounding leaves go to the largest
  with d as (
    select x.*, case when late.december then a.fiscal_year else extract(year from x.rendered_on)::smallint end entry_year,
      case when late.december then 12::smallint else x.month end entry_month,
      case when late.december then make_date(a.fiscal_year, 12, 31) else x.rendered_on end entry_date
    from advance_rendering x join advance a on a.sec_ejec = x.sec_ejec and a.id = x.advance_id
    cross join lateral (
      select extract(year from x.rendered_on) > a.fiscal_year and not exists (
        select from accounting_month_now m where m.sec_ejec = a.sec_ejec and m.fiscal_year = a.fiscal_year and m.month = 12
          and m.state = 'CLOSED') december) late
    where x.sec_ejec = p_sec_ejec and x.id = p_id),
  sums as (
    select v.rubro, v.item, sum(v.amount) filter (where not v.sworn) plain,
      trunc(coalesce(sum(v.amount) filter (where v.sworn), 0) * d.sworn_accepted / nullif(d.sworn, 0), 2) sworn,
      row_number() over (order by sum(v.amount) filter (where v.sworn) desc nulls last, v.item) place
    from advance_voucher v cross join d where v.sec_ejec = p_sec_ejec and v.rendering_id = p_id
    group by v.rubro, v.item, d.sworn_accepted, d.sworn),
  parts as (
    select s.rubro, s.item, coalesce(s.plain, 0) + coalesce(s.sworn, 0)
      + case when s.place = 1 then d.sworn_accepted - coalesce((select sum(sworn) from sums), 0) else 0 end amount
    from sums s cross join d)
  select array_agg(('RENDERING', row_number, d.entry_year, p_sec_ejec, 'RENDERING', a.kind, p.rubro, p.item, d.entry_month, p.amount,
      'rendering/' || p_id, null, null, null, '000', 'RENDICION ' || a.kind || '-' || a.number, d.entry_date, p_username, p_profile)::journal_source)
    into v_sources
  from (select parts.*, row_number() over (order by rubro, item) from parts where parts.amount <> 0) p
  cross join d join advance a on a.sec_ejec = p_sec_ejec and a.id = d.advance_id;
  select count(*) into v_written from journal_write(v_sources);
  if v_written < coalesce(array_length(v_sources, 1), 0) then
    raise exception 'The operation table has no row for an item of rendering %', p_id
      using errcode = 'integrity_constraint_violation', constraint = 'rendering_operation', table = 'accounting_operation';
  end if;
  return v_written;
end $$;
