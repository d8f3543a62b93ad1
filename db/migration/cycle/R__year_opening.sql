-- Copies a yearly table's rows from one year into another; what the other year has already is kept.
create or replace function year_copy(p_table regclass, p_from smallint, p_to smallint) returns bigint language plpgsql as $$
declare
  v_columns text;
  v_copied bigint;
begin
  select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into v_columns from pg_attribute a
    where a.attrelid = p_table and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attname <> 'fiscal_year';
  execute format('insert into %s (fiscal_year, %s) select $1, %s from %s where fiscal_year = $2 on conflict do nothing',
    p_table, v_columns, v_columns, p_table) using p_to, p_from;
  get diagnostics v_copied = row_count;
  return v_copied;
end $$;

-- Opens a year with the catalogues and institutions of the year before, as drafts (domain 2.0). A program whose design is in force
-- from this year on brings its own chains: the old ones of that program don't come along.
create or replace function year_open(p_from smallint, p_to smallint) returns bigint language plpgsql as $$
declare
  v_table text;
  v_copied bigint := 0;
begin
  foreach v_table in array array['function_code', 'functional_division', 'functional_group', 'budget_category', 'product_project',
      'activity', 'purpose', 'financing_source', 'rubro', 'resource_type', 'expenditure_category', 'unit_of_measure', 'ubigeo',
      'operation_type', 'document_type', 'sector', 'pliego'] loop
    v_copied := v_copied + year_copy(v_table::regclass, p_from, p_to);
  end loop;
  -- rows that hang on rows of their own kind: those above go first
  insert into economic_item (fiscal_year, code, name, status, valid_from, valid_to, parent, imputable, scope)
    select p_to, code, name, status, valid_from, valid_to, parent, imputable, scope from economic_item
    where fiscal_year = p_from order by level, code on conflict do nothing;
  v_copied := v_copied + year_copy('implementing_unit', p_from, p_to) + year_copy('cost_centre', p_from, p_to);
  insert into category_product (fiscal_year, category, product_project, status)
    select p_to, c.category, c.product_project, c.status from category_product c
    where c.fiscal_year = p_from and not exists (select from category_product n where n.fiscal_year = p_to and n.category = c.category)
    on conflict do nothing;
  insert into program_chain (fiscal_year, function_code, division, functional_group, category, product_project, activity, status)
    select p_to, c.function_code, c.division, c.functional_group, c.category, c.product_project, c.activity, c.status
    from program_chain c
    where c.fiscal_year = p_from and not exists (select from program_chain n where n.fiscal_year = p_to and n.category = c.category)
    on conflict do nothing;
  -- what costs are counted in, and what a case takes
  foreach v_table in array array['supply_item', 'supply_item_charge', 'supply_price', 'kit', 'kit_item'] loop
    v_copied := v_copied + year_copy(v_table::regclass, p_from, p_to);
  end loop;
  insert into catalogue_year (fiscal_year, catalogue, state)
    select p_to, y.catalogue, 'DRAFT' from catalogue_year y where y.fiscal_year = p_from on conflict do nothing;
  return v_copied;
end $$;
