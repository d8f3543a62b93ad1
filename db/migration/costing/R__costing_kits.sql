-- Whether an item of a kit applies to an establishment: to all where none is named, and to a target that isn't planned by establishment.
create or replace function kit_item_applies(p_categories text[], p_category text) returns boolean language sql immutable parallel safe
  return cardinality(p_categories) = 0 or p_category is null or p_category = any (p_categories);

-- What one case takes of each item at a place, before it is bought in whole units: for comparing, not for a budget.
create or replace function kit_cost(p_year int, p_kit int, p_category text, p_place text)
returns table (supply_item text, cost_behaviour text, cost_direct boolean, per_case numeric, price numeric, cost numeric) language sql stable as $$
  select k.supply_item, k.cost_behaviour, k.cost_direct,
    k.quantity_per_case * case k.cost_behaviour when 'VARIABLE' then k.percent_of_use / 100 else 1 end * (1 + k.waste_factor)
      / coalesce(k.conversion_factor, i.conversion),
    p.price,
    k.quantity_per_case * case k.cost_behaviour when 'VARIABLE' then k.percent_of_use / 100 else 1 end * (1 + k.waste_factor)
      / coalesce(k.conversion_factor, i.conversion) * p.price
  from kit_item k
  join supply_item i on i.fiscal_year = k.fiscal_year and i.code = k.supply_item
  left join lateral supply_price_at(k.fiscal_year, k.supply_item, p_place) p on true
  where k.fiscal_year = p_year and k.kit = p_kit and k.status = 'ACTIVE' and kit_item_applies(k.categories, p_category)
$$;
