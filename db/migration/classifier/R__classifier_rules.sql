-- Each rule on classifiers in exactly one place, for one code on a form as for a million staged rows.

drop view if exists catalogue_entry cascade;
-- Every code of every catalogue. The name of the catalogue is a constant of each branch, so a query for one reads one table.
create view catalogue_entry as
  select fiscal_year, 'functions' catalogue, code, name, status, valid_from, valid_to, null::text kind, null::text parent from function_code
  union all select fiscal_year, 'divisions', code, name, status, valid_from, valid_to, null, null from functional_division
  union all select fiscal_year, 'groups', code, name, status, valid_from, valid_to, null, null from functional_group
  union all select fiscal_year, 'categories', code, name, status, valid_from, valid_to, kind, null from budget_category
  union all select fiscal_year, 'products', code, name, status, valid_from, valid_to, kind, null from product_project
  union all select fiscal_year, 'activities', code, name, status, valid_from, valid_to, kind, null from activity
  union all select fiscal_year, 'purposes', code, name, status, valid_from, valid_to, null, null from purpose
  union all select fiscal_year, 'sources', code, name, status, valid_from, valid_to, null, null from financing_source
  union all select fiscal_year, 'rubros', code, name, status, valid_from, valid_to, null, source from rubro
  union all select fiscal_year, 'resource-types', code, name, status, valid_from, valid_to, null, null from resource_type
  union all select fiscal_year, 'expenditure-categories', code, name, status, valid_from, valid_to, null, null from expenditure_category
  union all select fiscal_year, 'items', code, name, status, valid_from, valid_to, case when imputable then 'IMPUTABLE' else 'LEVEL' end, parent from economic_item
  union all select fiscal_year, 'units-of-measure', code, name, status, valid_from, valid_to, dimension, null from unit_of_measure
  union all select fiscal_year, 'geography', code, name, status, valid_from, valid_to, level, parent from ubigeo
  union all select fiscal_year, 'operation-types', code, name, status, valid_from, valid_to, cycle, null from operation_type
  union all select fiscal_year, 'document-types', code, name, status, valid_from, valid_to, null, null from document_type;

-- CLS-002 (not published) or CLS-001 (not active), null where the code may be used.
create or replace function code_violation(p_year int, p_catalogue text, p_code text) returns text language sql stable as $$
  select case
    when not exists (select from catalogue_year y where y.fiscal_year = p_year and y.catalogue = p_catalogue and y.state <> 'DRAFT') then 'CLS-002'
    when not exists (select from catalogue_entry e
      where e.fiscal_year = p_year and e.catalogue = p_catalogue and e.code = p_code and e.status = 'ACTIVE') then 'CLS-001'
  end
$$;

-- R2.1: what a kind of category may hold. PP: a product with activities, or a project; AC and APNOP: 3999999 with activities, or a project.
create or replace function chain_fits_kind(p_kind text, p_product text, p_activity text) returns boolean language sql immutable parallel safe
  return case
    when p_product like '2%' then p_activity ~ '^[456]'
    when p_kind = 'PP' then p_product like '3%' and p_product <> '3999999' and p_activity like '5%'
    else p_product = '3999999' and p_activity like '5%'
  end;

-- What is wrong with a functional-programmatic chain: a row for each code that isn't active (CLS-001), else its kind (CLS-010),
-- else the chain as a whole (CLS-011). No row: the chain may be used.
create or replace function chain_violations(
  p_year int, p_category text, p_product text, p_activity text, p_function text, p_division text, p_group text)
returns table (rule text, catalogue text, code text) language sql stable as $$
  with part(catalogue, code) as (
    values ('categories', p_category), ('products', p_product), ('activities', p_activity),
      ('functions', p_function), ('divisions', p_division), ('groups', p_group)),
  inactive as (
    select 'CLS-001' rule, part.catalogue, part.code from part
    where not exists (select from catalogue_entry e
      where e.fiscal_year = p_year and e.catalogue = part.catalogue and e.code = part.code and e.status = 'ACTIVE')),
  kind as (
    select 'CLS-010' rule, 'products' catalogue, p_product code
    where not exists (select from inactive)
      and not chain_fits_kind((select c.kind from budget_category c where c.fiscal_year = p_year and c.code = p_category), p_product, p_activity))
  select * from inactive
  union all select * from kind
  union all select 'CLS-011', 'chains', p_activity
    where not exists (select from inactive) and not exists (select from kind)
      and not exists (select from program_chain c
        where c.fiscal_year = p_year and c.category = p_category and c.product_project = p_product and c.activity = p_activity
          and c.function_code = p_function and c.division = p_division and c.functional_group = p_group and c.status = 'ACTIVE')
$$;

-- CLS-001, CLS-030 (amounts stand on the last level only), CLS-031 (not for this level of government), or null.
create or replace function item_violation(p_year int, p_item text, p_level text) returns text language sql stable as $$
  select nullif(coalesce((
    select case
      when i.status <> 'ACTIVE' then 'CLS-001'
      when not i.imputable then 'CLS-030'
      when strpos(i.scope, p_level) = 0 then 'CLS-031'
      else '' end
    from economic_item i where i.fiscal_year = p_year and i.code = p_item), 'CLS-001'), '')
$$;

-- ORG-005: the place must be in the year's catalogue.
create or replace function ubigeo_violation(p_year int, p_ubigeo text) returns text language sql stable as $$
  select case when not exists (select from ubigeo g
    where g.fiscal_year = p_year and g.code = p_ubigeo and g.status = 'ACTIVE') then 'ORG-005' end
$$;

-- Where codes are used: what of, how many. A code that is used can't be deleted nor change its meaning (CLS-003).
create or replace function catalogue_uses(p_year int, p_catalogue text, p_code text)
returns table (what text, uses bigint) language sql stable as $$
  select u.what, u.uses from (
    select 'chains' what, (select count(*) from program_chain c where c.fiscal_year = p_year and case p_catalogue
        when 'functions' then c.function_code = p_code when 'divisions' then c.division = p_code when 'groups' then c.functional_group = p_code
        when 'categories' then c.category = p_code when 'products' then c.product_project = p_code when 'activities' then c.activity = p_code
        else false end) uses
    union all
    select 'targets', (select count(*) from budget_target t where t.fiscal_year = p_year and case p_catalogue
        when 'functions' then t.function_code = p_code when 'divisions' then t.division = p_code when 'groups' then t.functional_group = p_code
        when 'categories' then t.category = p_code when 'products' then t.product_project = p_code when 'activities' then t.activity = p_code
        when 'purposes' then t.purpose = p_code when 'units-of-measure' then t.unit_of_measure = p_code
        when 'geography' then p_code = any (array[t.department || t.province || t.district, t.department || t.province || '00', t.department || '0000'])
        else false end)
    union all
    select 'lines', (select count(*) from budget_line l where l.fiscal_year = p_year and case p_catalogue
        when 'rubros' then l.rubro = p_code when 'resource-types' then l.resource_type = p_code
        when 'expenditure-categories' then l.expenditure_category = p_code
        when 'sources' then l.rubro in (select r.code from rubro r where r.fiscal_year = p_year and r.source = p_code)
        when 'items' then l.item = p_code or l.item like p_code || '.%'
        else false end)
    union all
    select 'units', (select count(*) from implementing_unit u where u.fiscal_year = p_year and p_catalogue = 'geography'
        and u.ubigeo between p_code and case when p_code like '%0000' then left(p_code, 2) || '9999' when p_code like '%00' then left(p_code, 4) || '99' else p_code end)
  ) u where u.uses > 0
$$;
