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

-- A cut that is removed takes its totals with it; one with a table of its own, the table.
create or replace function published_cut_takes_its_totals() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  if old.id >= 1000000000000 then
    execute format('drop table if exists public.%I', 'published_total_' || old.id);
  else
    delete from published_total_together t where t.cut_id = old.id;
  end if;
  return null;
end $$;

-- Which axes a staged row names, one bit for each in this order, as text.
create or replace function published_axes(p_parts smallint) returns text language sql immutable parallel safe as $$
  select array_to_string(array[case when p_parts & 1 <> 0 then 'level' end, case when p_parts & 2 <> 0 then 'sector' end,
    case when p_parts & 4 <> 0 then 'pliego' end, case when p_parts & 8 <> 0 then 'unit' end,
    case when p_parts & 16 <> 0 then 'category' end, case when p_parts & 32 <> 0 then 'product' end,
    case when p_parts & 64 <> 0 then 'function' end, case when p_parts & 128 <> 0 then 'source' end,
    case when p_parts & 256 <> 0 then 'departmentTarget' end], ',')
$$;

-- The departments that there are.
create or replace view published_departments as select distinct left(code, 2) code from ubigeo where code like '__0000';

-- The table that a file of published totals is staged in: first what is needed to judge it, then what stays.
create or replace function published_rows_staged(p_import bigint) returns void language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  execute format($make$
    create table staging.%I (
      row_number int not null, year int, axes smallint not null, published_by text,
      sector_name text, pliego_name text, unit_name text, category_name text, product_name text, function_name text,
      source_name text, department_name text,
      like public.published_total)$make$, 'import_row_' || p_import);
  execute format('alter table staging.%I alter column cut_id drop not null', 'import_row_' || p_import);
  execute format('grant select, insert on staging.%I to %I', 'import_row_' || p_import, session_user);
end $$;

-- Gives a staged file's rows the number of their cut, of which there is one in the file, and asks at once whether each
-- stands in it once, under the key of its own codes. Asked again it gives the same number.
-- Null where rows stand in it twice: nothing is done then.
create or replace function published_rows_numbered(p_import bigint) returns bigint language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp set work_mem = '64MB' set maintenance_work_mem = '256MB' as $$
declare
  staged constant text := format('staging.%I', 'import_row_' || p_import);
  numbered bigint;
  astray bigint;
begin
  execute format('select max(cut_id) from (select cut_id from %s limit 1) one', staged) into numbered;
  if numbered is not null then
    return numbered;
  end if;
  execute format('select count(*) from %s where key <> published_key(level, sector, pliego, unit, category, product, '
    || 'function_code, source, department)', staged) into astray;
  if astray > 0 then
    raise exception '% rows stand under a key that is not the one of their codes', astray
      using errcode = 'check_violation', constraint = 'published_total_key', table = 'published_total';
  end if;
  numbered := nextval('published_cut_with_own_table');
  execute format('alter table %s drop column cut_id, add column cut_id bigint not null default %s', staged, numbered);
  execute format('alter table %s add primary key (key, cut_id)', staged);
  return numbered;
exception when unique_violation then
  return null;
end $$;

-- Makes a staged file's rows the totals of the cut that they were numbered for.
create or replace function published_rows_kept(p_import bigint, p_cut bigint) returns void language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp set default_statistics_target = 1 as $$
declare
  kept constant text := 'published_total_' || p_cut;
begin
  if p_cut < 1000000000000 or p_cut is distinct from published_rows_numbered(p_import)
      or not exists (select from published_cut c where c.id = p_cut for key share) then
    raise exception 'A published total belongs to a cut'
      using errcode = 'foreign_key_violation', constraint = 'published_total_of_a_cut', table = 'published_total';
  end if;
  execute format('alter table staging.%I rename to %I', 'import_row_' || p_import, kept);
  execute format('revoke all on staging.%I from %I', kept, session_user);
  execute format('alter table staging.%I set schema public', kept);
  execute format($keep$
    alter table public.%1$I drop column row_number, drop column year, drop column axes, drop column published_by,
      drop column sector_name, drop column pliego_name, drop column unit_name, drop column category_name,
      drop column product_name, drop column function_name, drop column source_name, drop column department_name,
      alter column cut_id drop default$keep$, kept);
  execute format('alter table public.%I rename constraint %I to %I', kept, 'import_row_' || p_import || '_pkey',
    kept || '_once');
  execute format('alter table public.published_total attach partition public.%I for values from (%s) to (%s)', kept, p_cut,
    p_cut + 1);
  -- a column that came after the table was counted would be taken for a few rows of it
  execute format('analyze public.%I (cut_id)', kept);
end $$;
