drop view if exists published_catalogue_name;
drop function if exists published_file_names(bigint, integer);
drop function if exists published_file(bigint, integer);

-- A staged file of published totals for one year: its rows by the axes that they name, with what it calls them. A measure that no
-- row of a table gives is null; a blank beside figures is a zero. Read once, into the temporary table published_given.
create or replace function published_file(p_import bigint, p_year integer)
returns table (row_number integer, axes text, level text, sector text, pliego text, unit text, category text, product text,
  function_code text, source text, department text, pia numeric, pim numeric, certified numeric, annual_committed numeric,
  monthly_committed numeric, accrued numeric, ordered numeric, paid numeric, sector_name text, pliego_name text, unit_name text,
  category_name text, product_name text, function_name text, source_name text, department_name text, figures boolean, published_by text, key uuid)
language sql stable as $$
  with cell as (
    select r.row_number, c.*
    from import_row r cross join lateral jsonb_to_record(r.cells) c(year text, level text, sector text, pliego text, unit text,
      category text, product text, function text, source text, department_target text, pia numeric(19,2), pim numeric(19,2),
      certified numeric(19,2), annual_committed numeric(19,2), monthly_committed numeric(19,2), accrued numeric(19,2),
      ordered numeric(19,2), paid numeric(19,2), sector_name text, pliego_name text, unit_name text, category_name text,
      product_name text, function_name text, source_name text, department_target_name text, published_by text)
    where r.import_id = p_import and coalesce(cast(c.year as integer), p_year) = p_year),
  keyed as materialized (
    select concat_ws(',', case when level is not null then 'level' end, case when sector is not null then 'sector' end,
      case when pliego is not null then 'pliego' end, case when unit is not null then 'unit' end,
      case when category is not null then 'category' end, case when product is not null then 'product' end,
      case when function is not null then 'function' end, case when source is not null then 'source' end,
      case when department_target is not null then 'departmentTarget' end) axes, *
    from cell),
  gives as (
    select axes, count(pia) > 0 pia, count(pim) > 0 pim, count(certified) > 0 certified, count(annual_committed) > 0 annual_committed,
      count(monthly_committed) > 0 monthly_committed, count(accrued) > 0 accrued, count(ordered) > 0 ordered, count(paid) > 0 paid
    from keyed group by axes)
  select k.row_number, k.axes, coalesce(k.level, ''), coalesce(k.sector, ''), coalesce(k.pliego, ''), coalesce(k.unit, ''),
    coalesce(k.category, ''), coalesce(k.product, ''), coalesce(k.function, ''), coalesce(k.source, ''),
    coalesce(k.department_target, ''),
    case when g.pia then coalesce(k.pia, 0) end, case when g.pim then coalesce(k.pim, 0) end,
    case when g.certified then coalesce(k.certified, 0) end, case when g.annual_committed then coalesce(k.annual_committed, 0) end,
    case when g.monthly_committed then coalesce(k.monthly_committed, 0) end, case when g.accrued then coalesce(k.accrued, 0) end,
    case when g.ordered then coalesce(k.ordered, 0) end, case when g.paid then coalesce(k.paid, 0) end,
    k.sector_name, k.pliego_name, k.unit_name, k.category_name, k.product_name, k.function_name, k.source_name, k.department_target_name,
    coalesce(k.pia, k.pim, k.accrued) is not null, k.published_by,
    published_key(coalesce(k.level, ''), coalesce(k.sector, ''), coalesce(k.pliego, ''), coalesce(k.unit, ''), coalesce(k.category, ''),
      coalesce(k.product, ''), coalesce(k.function, ''), coalesce(k.source, ''), coalesce(k.department_target, ''))
  from keyed k join gives g on g.axes = k.axes
$$;

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
