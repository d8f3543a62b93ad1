-- A cut of many rows is a table of its own: the one that its file was staged in, which becomes a part of published_total
-- as it lies, without being written a second time, and goes in one piece. Small cuts lie together. Which is which tells
-- the number of the cut: those with a table of their own count from 10^12 on.
alter table published_total rename to published_total_together;
alter table published_total_together rename constraint published_total_once to published_total_together_once;

create table published_total (like published_total_together including defaults) partition by range (cut_id);
alter table published_total add constraint published_total_once primary key (cut_id, key);
alter table published_total attach partition published_total_together for values from (minvalue) to (1000000000000);

create trigger published_total_of_a_cut after insert on published_total
  referencing new table as added for each statement execute function published_total_has_its_cut();
create trigger published_total_stays_in_its_cut after update on published_total
  referencing new table as added for each statement execute function published_total_has_its_cut();

create sequence published_cut_with_own_table minvalue 1000000000000;

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

-- The table that a file of published totals is staged in: first what is needed to judge it, then what stays.
create function published_rows_staged(p_import bigint) returns void language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  execute format($make$
    create table staging.%I (
      row_number int not null, year int, axes text not null, published_by text,
      sector_name text, pliego_name text, unit_name text, category_name text, product_name text, function_name text,
      source_name text, department_name text,
      like public.published_total)$make$, 'import_row_' || p_import);
  execute format('alter table staging.%I alter column cut_id drop not null', 'import_row_' || p_import);
  execute format('grant select, insert on staging.%I to %I', 'import_row_' || p_import, session_user);
end $$;

-- Gives a staged file's rows the number of their cut, of which there is one in the file, and asks at once whether each
-- stands in it once, under the key of its own codes. Asked again it gives the same number.
-- Null where rows stand in it twice: nothing is done then.
create function published_rows_numbered(p_import bigint) returns bigint language plpgsql security definer
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
  execute format('alter table %s add primary key (cut_id, key)', staged);
  return numbered;
exception when unique_violation then
  return null;
end $$;

-- Makes a staged file's rows the totals of the cut that they were numbered for.
create function published_rows_kept(p_import bigint, p_cut bigint) returns void language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
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
end $$;
