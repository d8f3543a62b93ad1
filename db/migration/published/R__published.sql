drop view if exists published_catalogue_name;
drop function if exists published_file_names(bigint, integer);
drop function if exists published_file(bigint, integer);

-- The cut that counts on a day, for each set of axes.
create or replace function published_cuts(p_year integer, p_day date) returns setof published_cut
language sql stable as $$
  select distinct on (axes) * from published_cut
  where fiscal_year = p_year and stated_on <= p_day order by axes, stated_on desc
$$;

-- What codes are called in the newest catalogue that has them.
create or replace view published_catalogue_name as
  select distinct on (k.axis, k.parent, k.code) k.axis, k.parent, k.code, k.name from (
    select 'level' axis, '' parent, l.code, l.name, 0 fiscal_year
    from (values ('E', 'GOBIERNO NACIONAL'), ('R', 'GOBIERNOS REGIONALES'), ('M', 'GOBIERNOS LOCALES')) l(code, name)
    union all select 'sector', '', code, name, fiscal_year from sector
    union all select 'pliego', sector, code, name, fiscal_year from pliego
    union all select 'unit', '', sec_ejec, name, fiscal_year from implementing_unit
    union all select 'category', '', code, name, fiscal_year from budget_category
    union all select 'product', '', code, name, fiscal_year from product_project
    union all select 'function', '', code, name, fiscal_year from function_code
    union all select 'source', '', code, name, fiscal_year from financing_source
    union all select 'departmentTarget', '', left(code, 2), name, fiscal_year from ubigeo where code like '__0000') k
  order by k.axis, k.parent, k.code, k.fiscal_year desc;
