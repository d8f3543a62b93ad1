-- The days on which the country's offices are closed, weekends apart, so that terms count working days. A row is kept by its year,
-- like every catalogue.
create table holiday (
  fiscal_year smallint generated always as (extract(year from day)::smallint) stored,
  day         date not null check (day between date '2000-01-01' and date '2100-12-31'),
  name        text not null check (btrim(name) <> '' and length(name) <= 120),
  constraint holiday_once primary key (fiscal_year, day)
);

-- The national holidays of the law (Decreto Legislativo 713, article 6, with the days that later laws added). Days declared not
-- workable by decree are added by the administrator.
insert into holiday (day, name)
select make_date(y, m, d), name
from generate_series(2025, 2027) y
cross join (values
  (1, 1, 'Año Nuevo'),
  (5, 1, 'Día del Trabajo'),
  (6, 7, 'Batalla de Arica y Día de la Bandera'),
  (6, 29, 'San Pedro y San Pablo'),
  (7, 23, 'Día de la Fuerza Aérea del Perú'),
  (7, 28, 'Fiestas Patrias'),
  (7, 29, 'Fiestas Patrias'),
  (8, 6, 'Batalla de Junín'),
  (8, 30, 'Santa Rosa de Lima'),
  (10, 8, 'Combate de Angamos'),
  (11, 1, 'Todos los Santos'),
  (12, 8, 'Inmaculada Concepción'),
  (12, 9, 'Batalla de Ayacucho'),
  (12, 25, 'Navidad')) fixed(m, d, name);

-- Maundy Thursday and Good Friday move with Easter: 20/04/2025, 05/04/2026, 28/03/2027.
insert into holiday (day, name) values
  ('2025-04-17', 'Jueves Santo'),
  ('2025-04-18', 'Viernes Santo'),
  ('2026-04-02', 'Jueves Santo'),
  ('2026-04-03', 'Viernes Santo'),
  ('2027-03-25', 'Jueves Santo'),
  ('2027-03-26', 'Viernes Santo');
