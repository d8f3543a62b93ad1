-- A parent is found by its key alone: with version and year in the foreign key, checking a national file of 33,000 ceilings took minutes,
-- since the planner looked for version and year first. That both are the same is asked where keys are compared.
alter table ceiling drop constraint ceiling_parent_id_version_id_year_fkey;
alter table ceiling drop constraint ceiling_of_its_year;
alter table ceiling add constraint ceiling_parent foreign key (parent_id) references ceiling;

create or replace function ceilings_added() returns trigger language plpgsql as $$
begin
  perform 1 from ceiling where id in (select parent_id from added) order by id for no key update;
  if exists (select from added a join ceiling p on p.id = a.parent_id
      where (p.version_id, p.year, p.pliego) <> (a.version_id, a.year, a.pliego) or p.sec_ejec not in ('', a.sec_ejec)
        or p.cost_centre not in ('', a.cost_centre) or p.category not in ('', a.category) or p.product not in ('', a.product) or p.result not in ('', a.result)
        or p.function_code not in ('', a.function_code) or not starts_with(a.geography, p.geography)
        or p.rubro not in ('', a.rubro) or p.generic not in ('', a.generic)
        or p.expenditure_category not in ('', a.expenditure_category) or p.shape = a.shape) then
    perform refuse_ceiling('ceiling_refines_parent', 'A ceiling says more than the one it hangs on');
  end if;
  if exists (select from added a join ceiling p on p.id = a.parent_id where p.child_shape not in ('', a.shape))
    or exists (select from added where parent_id is not null group by parent_id having count(distinct shape) > 1) then
    perform refuse_ceiling('ceilings_told_apart', 'A ceiling is given out by the same keys throughout');
  end if;
  update ceiling p set child_shape = a.shape
    from (select parent_id, min(shape) shape from added where parent_id is not null group by 1) a
    where p.id = a.parent_id and p.child_shape = '';
  insert into ceiling_pliego (version_id, year, pliego, shape)
    select version_id, year, pliego, min(shape) from added where parent_id is null group by 1, 2, 3 order by 1, 2, 3
    on conflict do nothing;
  if exists (select from added a join ceiling_pliego p using (version_id, year, pliego) where a.parent_id is null and p.shape <> a.shape) then
    perform refuse_ceiling('ceilings_told_apart', 'A pliego''s ceilings are told apart by the same keys throughout');
  end if;
  perform ceiling_add(array_agg(parent_id), array_agg(amount)) from added where parent_id is not null;
  perform ceiling_add_roots(array_agg(version_id), array_agg(year), array_agg(amount))
    from added where parent_id is null and ceiling_counts(year, rubro);
  insert into ceiling_change (ceiling_id, version_id, year, amount, proposed, criterion, reason, changed_by)
    select id, version_id, year, amount, proposed, criterion, reason, changed_by from added;
  return null;
end $$;

create or replace function ceilings_changed() returns trigger language plpgsql as $$
begin
  -- what the triggers themselves write are sums, never amounts
  if pg_trigger_depth() > 1 then
    return null;
  end if;
  perform ceiling_add(array_agg(n.parent_id), array_agg(n.amount - o.amount))
    from renewed n join replaced o using (id) where n.parent_id is not null and n.amount <> o.amount;
  perform ceiling_add_roots(array_agg(n.version_id), array_agg(n.year), array_agg(n.amount - o.amount))
    from renewed n join replaced o using (id) where n.parent_id is null and n.amount <> o.amount and ceiling_counts(n.year, n.rubro);
  insert into ceiling_change (ceiling_id, version_id, year, old_amount, amount, proposed, criterion, reason, changed_by)
    select id, n.version_id, n.year, o.amount, n.amount, n.proposed, n.criterion, n.reason, n.changed_by
    from renewed n join replaced o using (id)
    where (n.amount, n.reason, n.criterion) is distinct from (o.amount, o.reason, o.criterion);
  return null;
end $$;
