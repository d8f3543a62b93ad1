-- What a record's acts come to, derived anew and kept in its lines, whose constraints judge it. The record is locked first, so that
-- what two people do to it follows each other.
create or replace function revenue_recount(p_sec_ejec text, p_fiscal_year smallint, p_number text) returns void language plpgsql as $$
begin
  perform 1 from revenue_record r where r.sec_ejec = p_sec_ejec and r.fiscal_year = p_fiscal_year and r.number = p_number for no key update;
  insert into revenue_record_line as k (sec_ejec, fiscal_year, number, rubro, resource_type, item, determined, collected, refunded,
      collecting, lowering, going_back, reclaiming)
    select s.sec_ejec, s.fiscal_year, s.number, s.rubro, s.resource_type, s.item, s.determined, s.collected, s.refunded, s.collecting,
      s.lowering, s.going_back, s.reclaiming
    from revenue_sums s where s.sec_ejec = p_sec_ejec and s.fiscal_year = p_fiscal_year and s.number = p_number
    order by s.rubro, s.resource_type, s.item
  on conflict (sec_ejec, fiscal_year, number, rubro, resource_type, item) do update set
    determined = excluded.determined, collected = excluded.collected, refunded = excluded.refunded, collecting = excluded.collecting,
    lowering = excluded.lowering, going_back = excluded.going_back, reclaiming = excluded.reclaiming;
end $$;

-- What acts say of each line of a record, lines that no act names any more at zero.
create or replace view revenue_sums as
with said as (
  select a.sec_ejec, a.fiscal_year, a.number, l.rubro, l.resource_type, l.item, a.phase, a.kind, l.amount,
    a.state = 'A' counts, a.state in ('N', 'V', 'T') under_way
  from revenue_act a join revenue_act_line l on l.sec_ejec = a.sec_ejec and l.act_id = a.id
  union all
  select k.sec_ejec, k.fiscal_year, k.number, k.rubro, k.resource_type, k.item, '', '', 0, false, false from revenue_record_line k)
select sec_ejec, fiscal_year, number, rubro, resource_type, item,
  coalesce(sum(amount) filter (where counts and phase in ('D', 'DR')), 0) determined,
  coalesce(sum(amount) filter (where counts and phase in ('R', 'DR')), 0) collected,
  coalesce(- sum(amount) filter (where counts and kind in ('REF', 'RAN')), 0) refunded,
  coalesce(sum(amount) filter (where under_way and phase = 'R' and amount > 0), 0) collecting,
  coalesce(- sum(amount) filter (where under_way and phase = 'D' and amount < 0), 0) lowering,
  coalesce(- sum(amount) filter (where under_way and phase in ('R', 'DR') and amount < 0), 0) going_back,
  coalesce(sum(amount) filter (where under_way and kind = 'RAN'), 0) reclaiming
from said group by 1, 2, 3, 4, 5, 6;

create or replace function revenue_lines_changed() returns trigger language plpgsql as $$
begin
  perform revenue_recount(a.sec_ejec, a.fiscal_year, a.number) from (
    select distinct x.sec_ejec, x.fiscal_year, x.number from revenue_act x join changed c on c.sec_ejec = x.sec_ejec and c.act_id = x.id) a;
  return null;
end $$;
create or replace trigger revenue_lines_added after insert on revenue_act_line
  referencing new table as changed for each statement execute function revenue_lines_changed();
create or replace trigger revenue_lines_removed after delete on revenue_act_line
  referencing old table as changed for each statement execute function revenue_lines_changed();

-- An act that counts is a movement for each phase and line; whatever moves is counted anew.
create or replace function revenue_act_moved() returns trigger language plpgsql as $$
begin
  perform revenue_recount(new.sec_ejec, new.fiscal_year, new.number);
  if new.state = 'A' then
    insert into revenue_movement (fiscal_year, sec_ejec, stage, kind, rubro, resource_type, item, month, amount, number, act_id,
        document_number, known_on, username, profile)
      select new.fiscal_year, new.sec_ejec, p.stage, new.kind, l.rubro, l.resource_type, l.item, new.month, l.amount, new.number, new.id,
        new.document_number, (now() at time zone 'America/Lima')::date, new.approved_by, new.approved_profile
      from revenue_act_line l
      join (values ('D', 'REVENUE_DETERMINED'), ('R', 'REVENUE_COLLECTED'), ('DR', 'REVENUE_DETERMINED'), ('DR', 'REVENUE_COLLECTED'))
        p(phase, stage) on p.phase = new.phase
      where l.sec_ejec = new.sec_ejec and l.act_id = new.id
      order by p.stage desc, l.rubro, l.resource_type, l.item;
  end if;
  return null;
end $$;
create or replace trigger revenue_act_moves after update on revenue_act
  for each row when (old.state is distinct from new.state) execute function revenue_act_moved();

-- Movements of revenue, as entries stem from them.
create or replace view journal_source_revenue as
select m.sec_ejec, m.id, ('REVENUE', m.id, m.fiscal_year, m.sec_ejec, m.stage, '', m.rubro, m.item, m.month, m.amount,
  'revenue/' || m.act_id, null, null, null, null, m.document_number, m.known_on, m.username, m.profile)::journal_source source
from revenue_movement m;
create or replace function journal_of_revenues() returns trigger language plpgsql as $$
begin
  perform journal_take((select array_agg(s.source) from added a
    join journal_source_revenue s on s.sec_ejec = a.sec_ejec and s.id = a.id having count(*) > 0));
  return null;
end $$;
create or replace trigger revenue_movement_in_the_journal after insert on revenue_movement
  referencing new table as added for each statement execute function journal_of_revenues();

-- Lines whose balances differ from what the acts say, and acts whose movements do: always empty (domain 12.8).
create or replace view revenue_drift as
select s.fiscal_year, s.sec_ejec, s.number, s.rubro, s.resource_type, s.item, d.measure, d.expected, d.found
from revenue_sums s
left join revenue_record_line k using (sec_ejec, fiscal_year, number, rubro, resource_type, item)
left join lateral (
  select coalesce(sum(m.amount) filter (where m.stage = 'REVENUE_DETERMINED'), 0) determined,
    coalesce(sum(m.amount) filter (where m.stage = 'REVENUE_COLLECTED'), 0) collected
  from revenue_movement m where m.sec_ejec = s.sec_ejec and m.fiscal_year = s.fiscal_year and m.number = s.number
    and m.rubro = s.rubro and m.resource_type = s.resource_type and m.item = s.item) m on true
cross join lateral (values
  ('determined', s.determined, coalesce(k.determined, 0)), ('collected', s.collected, coalesce(k.collected, 0)),
  ('refunded', s.refunded, coalesce(k.refunded, 0)), ('collecting', s.collecting, coalesce(k.collecting, 0)),
  ('lowering', s.lowering, coalesce(k.lowering, 0)), ('going_back', s.going_back, coalesce(k.going_back, 0)),
  ('reclaiming', s.reclaiming, coalesce(k.reclaiming, 0)),
  ('movedDetermined', s.determined, m.determined), ('movedCollected', s.collected, m.collected)) d(measure, expected, found)
where d.expected <> d.found;

create or replace view proof_revenue as
select 'REVENUE' code, d.fiscal_year, d.sec_ejec, 'REVENUE' subject_type, d.number || ' ' || concat_ws('-', d.rubro, d.resource_type, d.item) subject,
  d.measure, d.expected::numeric(19,2)::text expected, d.found::numeric(19,2)::text found, abs(d.expected - d.found) weight
from revenue_drift d;
