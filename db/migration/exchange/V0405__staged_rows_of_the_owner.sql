-- A kind may have its rows staged in a table of the database's owner, so that they can stay where they lie once they are
-- applied. The application can then neither count nor remove them itself.
create function import_rows_counted(p_import bigint) returns void language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp set default_statistics_target = 20 as $$
begin
  execute format('analyze staging.%I', 'import_row_' || p_import);
end $$;

create function import_rows_removed(p_import bigint) returns void language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  execute format('drop table if exists staging.%I', 'import_row_' || p_import);
end $$;
