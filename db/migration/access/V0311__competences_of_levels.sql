-- What a level of government does in a function (domain 5.4; assumed, from the laws on decentralisation): regulate, supply, finance.
-- A year without its own rows takes the newest year before it.
create table access_competence (
  fiscal_year   smallint not null check (fiscal_year between 2000 and 2100),
  level         text not null check (level in ('E', 'R', 'M')),
  function_code text not null check (function_code ~ '^\d{2}$'),
  competence    text not null check (competence in ('REGULATE', 'SUPPLY', 'FINANCE')),
  primary key (fiscal_year, level, function_code, competence)
);
-- The nation does all in all functions. Regions and municipalities supply and finance all but legislation, foreign affairs, defence
-- and justice; municipalities leave mining too.
insert into access_competence
select 2012, level, lpad(code::text, 2, '0'), competence
from generate_series(1, 25) code
cross join unnest(array['E', 'R', 'M']) level
cross join unnest(array['REGULATE', 'SUPPLY', 'FINANCE']) competence
where level = 'E' or (competence <> 'REGULATE' and code not in (1, 2, 4, 6) and (level = 'R' or code <> 13));
