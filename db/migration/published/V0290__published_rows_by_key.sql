-- A row of a cut is told by nine codes. Packed into one key they are indexed and compared in half the time.
create function published_key(p_level text, p_sector text, p_pliego text, p_unit text, p_category text, p_product text,
  p_function text, p_source text, p_department text) returns uuid language sql immutable parallel safe
  return md5(p_level || '|' || p_sector || '|' || p_pliego || '|' || p_unit || '|' || p_category || '|' || p_product || '|'
    || p_function || '|' || p_source || '|' || p_department)::uuid;

alter table published_total add column key uuid not null generated always as (
  published_key(level, sector, pliego, unit, category, product, function_code, source, department)) stored;
alter table published_total drop constraint published_total_pkey;
alter table published_total add constraint published_total_once primary key (cut_id, key);

-- A cut's rows come in by one statement: whether the cut is there is asked once for it, not for each row, and held until the end.
alter table published_total drop constraint published_total_cut_id_fkey;
create function published_total_has_its_cut() returns trigger language plpgsql as $$
begin
  perform 1 from published_cut c where c.id in (select distinct a.cut_id from added a) for key share;
  if exists (select from (select distinct a.cut_id from added a) a where not exists (select from published_cut c where c.id = a.cut_id)) then
    raise exception 'A published total belongs to a cut'
      using errcode = 'foreign_key_violation', constraint = 'published_total_of_a_cut', table = 'published_total';
  end if;
  return null;
end $$;
create trigger published_total_of_a_cut after insert on published_total
  referencing new table as added for each statement execute function published_total_has_its_cut();
create trigger published_total_stays_in_its_cut after update on published_total
  referencing new table as added for each statement execute function published_total_has_its_cut();

create function published_cut_takes_its_totals() returns trigger language plpgsql as $$
begin
  delete from published_total t where t.cut_id = old.id;
  return null;
end $$;
create trigger published_cut_gone after delete on published_cut for each row execute function published_cut_takes_its_totals();
