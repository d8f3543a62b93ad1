-- What a sheet aims at for the country. indicator_target holds what is in force; a draft's targets wait here
-- until it is published.
create table sheet_target (
  sheet_id    bigint not null references indicator_sheet on delete cascade,
  fiscal_year smallint not null constraint sheet_target_year check (fiscal_year between 1900 and 2199),
  target      numeric(19,6) not null,
  primary key (sheet_id, fiscal_year)
);

-- Until now a draft's targets were those in force; they stay so, and the newest sheet in force says them too.
insert into sheet_target (sheet_id, fiscal_year, target)
select s.id, t.fiscal_year, t.target
from indicator_sheet s
join indicator_target t on t.indicator = s.indicator and t.ubigeo = '000000' and t.area = 'TOTAL' and t.grouping = ''
where t.fiscal_year between 1900 and 2199 and (s.state in ('DRAFT', 'REVIEW') or s.id in (
  select distinct on (f.indicator) f.id from indicator_sheet f where f.state = 'IN_FORCE'
  order by f.indicator, f.fiscal_year desc));
