-- The catalogue's rules, each in one place: for one item on a page as for a unit's whole needs table.

-- A limit or rate of costing, as of the year's latest row.
create or replace function costing_parameter_in(p_year int, p_name text) returns numeric language sql stable as $$
  select p.value from costing_parameter p where p.fiscal_year <= p_year and p.name = p_name order by p.fiscal_year desc limit 1
$$;

-- The code of an item as files write it: with or without dots, its type before it or in a column of its own.
create or replace function supply_item_code(p_kind text, p_code text) returns text language sql immutable parallel safe
  return upper(coalesce(nullif(left(p_kind, 1), ''), substring(upper(p_code) from '^\s*([BSO])'), ''))
    || lpad(regexp_replace(p_code, '\D', '', 'g'), 12, '0');

-- The code as people print it: B 58.01.0001.0002.
create or replace function supply_item_shown(p_code text) returns text language sql immutable parallel safe
  return left(p_code, 1) || ' ' || substr(p_code, 2, 2) || '.' || substr(p_code, 4, 2) || '.' || substr(p_code, 6, 4) || '.' || substr(p_code, 10, 4);

-- The price that holds at a place: of the most specific place that has one, the newest.
create or replace function supply_price_at(p_year int, p_item text, p_place text) returns setof supply_price language sql stable rows 1 as $$
  select p.* from supply_price p
  where p.fiscal_year = p_year and p.supply_item = p_item and starts_with(coalesce(p_place, ''), p.place)
  order by length(p.place) desc, p.priced_on desc limit 1
$$;

-- R7.2: the day up to which a price is old.
create or replace function supply_price_old_before(p_year int) returns date language sql stable as $$
  select ((now() at time zone 'America/Lima')::date - make_interval(months => costing_parameter_in(p_year, 'PRICE_MONTHS')::int))::date
$$;

-- What an item is charged to: what was asked for, if it is among the item's; else its default.
create or replace function supply_item_charged_to(p_year int, p_item text, p_asked text) returns text language sql stable as $$
  select c.economic_item from supply_item_charge c
  where c.fiscal_year = p_year and c.supply_item = p_item and case when p_asked is null then c.is_default else c.economic_item = p_asked end
$$;

-- CST-001 (inactive, or without an active classifier of the year), CST-002 (no price at the place), or null.
create or replace function supply_item_violation(p_year int, p_item text, p_charge text, p_place text) returns text language sql stable as $$
  select case
    when not exists (select from supply_item i where i.fiscal_year = p_year and i.code = p_item and i.status = 'ACTIVE') then 'CST-001'
    when not exists (select from economic_item e where e.fiscal_year = p_year and e.code = supply_item_charged_to(p_year, p_item, p_charge)
      and e.status = 'ACTIVE' and e.imputable) then 'CST-001'
    when not exists (select from supply_price_at(p_year, p_item, p_place)) then 'CST-002' end
$$;
