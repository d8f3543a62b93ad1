-- A staged file of published totals for one year: its rows by the axes that they name. A measure that no row of a table
-- gives is null; a blank beside figures is a zero.
create or replace function published_file(p_import bigint, p_year integer)
returns table (row_number integer, axes text, level text, sector text, pliego text, unit text, category text, product text,
  function_code text, source text, department text, pia numeric, pim numeric, certified numeric, annual_committed numeric,
  monthly_committed numeric, accrued numeric, ordered numeric, paid numeric)
language sql stable as $$
  with kept as (
    select r.row_number, r.cells c from import_row r
    where r.import_id = p_import and coalesce(cast(r.cells ->> 'year' as integer), p_year) = p_year),
  keyed as (
    select row_number, c, array_to_string(array_remove(array[
      case when c ? 'level' then 'level' end, case when c ? 'sector' then 'sector' end, case when c ? 'pliego' then 'pliego' end,
      case when c ? 'unit' then 'unit' end, case when c ? 'category' then 'category' end, case when c ? 'product' then 'product' end,
      case when c ? 'function' then 'function' end, case when c ? 'source' then 'source' end,
      case when c ? 'department_target' then 'departmentTarget' end], null), ',') axes
    from kept)
  select row_number, axes, coalesce(c ->> 'level', ''), coalesce(c ->> 'sector', ''), coalesce(c ->> 'pliego', ''),
    coalesce(c ->> 'unit', ''), coalesce(c ->> 'category', ''), coalesce(c ->> 'product', ''), coalesce(c ->> 'function', ''),
    coalesce(c ->> 'source', ''), coalesce(c ->> 'department_target', ''),
    case when bool_or(c ? 'pia') over w then cast(coalesce(c ->> 'pia', '0') as numeric(19,2)) end,
    case when bool_or(c ? 'pim') over w then cast(coalesce(c ->> 'pim', '0') as numeric(19,2)) end,
    case when bool_or(c ? 'certified') over w then cast(coalesce(c ->> 'certified', '0') as numeric(19,2)) end,
    case when bool_or(c ? 'annual_committed') over w then cast(coalesce(c ->> 'annual_committed', '0') as numeric(19,2)) end,
    case when bool_or(c ? 'monthly_committed') over w then cast(coalesce(c ->> 'monthly_committed', '0') as numeric(19,2)) end,
    case when bool_or(c ? 'accrued') over w then cast(coalesce(c ->> 'accrued', '0') as numeric(19,2)) end,
    case when bool_or(c ? 'ordered') over w then cast(coalesce(c ->> 'ordered', '0') as numeric(19,2)) end,
    case when bool_or(c ? 'paid') over w then cast(coalesce(c ->> 'paid', '0') as numeric(19,2)) end
  from keyed window w as (partition by axes)
$$;

-- The cut that counts on a day, for each set of axes.
create or replace function published_cuts(p_year integer, p_day date) returns setof published_cut
language sql stable as $$
  select distinct on (axes) * from published_cut
  where fiscal_year = p_year and stated_on <= p_day order by axes, stated_on desc
$$;

-- The codes of a staged file with their names: as given, else as the newest catalogue has them.
create or replace function published_file_names(p_import bigint, p_year integer)
returns table (axis text, parent text, code text, name text, given boolean)
language sql stable as $$
  with codes as (
    select distinct on (a.axis, a.parent, a.code) a.axis, a.parent, a.code, a.name
    from import_row r cross join lateral (values
      ('level', '', r.cells ->> 'level', null),
      ('sector', '', r.cells ->> 'sector', r.cells ->> 'sector_name'),
      ('pliego', coalesce(r.cells ->> 'sector', ''), r.cells ->> 'pliego', r.cells ->> 'pliego_name'),
      ('unit', '', r.cells ->> 'unit', r.cells ->> 'unit_name'),
      ('category', '', r.cells ->> 'category', r.cells ->> 'category_name'),
      ('product', '', r.cells ->> 'product', r.cells ->> 'product_name'),
      ('function', '', r.cells ->> 'function', r.cells ->> 'function_name'),
      ('source', '', r.cells ->> 'source', r.cells ->> 'source_name'),
      ('departmentTarget', '', r.cells ->> 'department_target', r.cells ->> 'department_target_name')) a(axis, parent, code, name)
    where r.import_id = p_import and coalesce(cast(r.cells ->> 'year' as integer), p_year) = p_year and a.code is not null
    order by a.axis, a.parent, a.code, (a.name is null), r.row_number),
  catalogue as (
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
    order by k.axis, k.parent, k.code, k.fiscal_year desc)
  select c.axis, c.parent, c.code, coalesce(c.name, k.name), c.name is not null
  from codes c left join catalogue k using (axis, parent, code)
  where coalesce(c.name, k.name) is not null
$$;
