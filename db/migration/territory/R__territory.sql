-- What the codes of all places within a place start with: 08 of department 080000, 0801 of province 080100, nothing of the country.
create or replace function territory_prefix(p_ubigeo text) returns text language sql immutable as $$
  select case when p_ubigeo = '000000' then '' when right(p_ubigeo, 4) = '0000' then left(p_ubigeo, 2)
    when right(p_ubigeo, 2) = '00' then left(p_ubigeo, 4) else p_ubigeo end
$$;

-- How many people each program is to reach in a place: the size that its design gives to the place, else the sum of what lies within.
-- A size that another within the place already holds isn't counted again.
create or replace function territory_population(p_year int, p_prefix text)
returns table (program text, size numeric) language sql stable as $$
  with held as (
    select v.program, s.population_id, territory_prefix(s.ubigeo) prefix, s.size
    from population_size s
    join target_population t on t.id = s.population_id
    join program_version v on v.id = t.version_id
    where s.kind = 'TARGET' and s.fiscal_year = p_year and s.size > 0 and starts_with(s.ubigeo, p_prefix)
      and (s.ubigeo <> '000000' or p_prefix = '') and v.id = access_version(p_year, v.program))
  select h.program, sum(h.size) from held h
  where starts_with(h.prefix, p_prefix) and not exists (
    select from held w where w.population_id = h.population_id and w.prefix <> h.prefix and starts_with(h.prefix, w.prefix)
      and starts_with(w.prefix, p_prefix))
  group by 1
$$;
