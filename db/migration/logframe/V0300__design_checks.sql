-- What the checks of a design compare with (domain 4.4). A year without its own row takes the newest one before it.
create table design_limit (
  fiscal_year smallint not null check (fiscal_year between 2000 and 2100),
  -- COMMON_ACTIONS_SHARE of the program's PIM, in percent (V9, assumed); RESULT_INDICATORS of a specific result at least (H4);
  -- SAME_WORDS that make a product's text that of its activity, in percent (ours)
  name        text not null check (name in ('COMMON_ACTIONS_SHARE', 'RESULT_INDICATORS', 'SAME_WORDS')),
  limit_value numeric(9,4) not null check (limit_value > 0),
  primary key (fiscal_year, name)
);
insert into design_limit (fiscal_year, name, limit_value) values
  (2000, 'COMMON_ACTIONS_SHARE', 10), (2000, 'RESULT_INDICATORS', 2), (2000, 'SAME_WORDS', 80);

-- The grade of a design: the best one whose share of checks is passed (ours).
create table design_grade (
  fiscal_year   smallint not null check (fiscal_year between 2000 and 2100),
  grade         text not null check (grade in ('A', 'B', 'C', 'D')),
  minimum_share numeric(9,4) not null check (minimum_share between 0 and 100),
  open_blocks   boolean not null,     -- whether findings that block may be open
  primary key (fiscal_year, grade)
);
insert into design_grade (fiscal_year, grade, minimum_share, open_blocks) values
  (2000, 'A', 95, false), (2000, 'B', 85, false), (2000, 'C', 60, true), (2000, 'D', 0, true);

-- Words by which a text gives itself away, lower case and without accents; a star at the end stands for any ending.
create table design_word (
  kind      text not null check (kind in ('INTERNAL_TASK', 'EXECUTOR_CONTROL', 'OWN_WORD', 'COST_OR_INPUT', 'DIMENSION', 'FILLER')),
  word      text not null check (word ~ '^[a-z0-9 ]+\*?$'),
  dimension text check (dimension in ('COUNT', 'PERSON', 'TIME', 'AREA', 'LENGTH', 'PERCENTAGE')),
  primary key (kind, word),
  constraint word_of_a_dimension check ((kind = 'DIMENSION') = (dimension is not null))
);
-- a task of an office, at the beginning of what should be something delivered
insert into design_word (kind, word)
select 'INTERNAL_TASK', unnest(array['adquirir', 'adquisicion de', 'analizar', 'aprobar', 'aprobacion de', 'contratar',
  'contratacion de personal', 'coordinar', 'coordinacion', 'desarrollar', 'elaborar', 'elaboracion', 'ejecutar', 'evaluar',
  'formular', 'formulacion de', 'gestionar', 'gestion administrativa', 'gestion del programa', 'implementar', 'monitorear', 'monitoreo',
  'organizar', 'planificar', 'planificacion', 'promover', 'realizar', 'reuniones', 'revisar', 'revision de', 'seguimiento',
  'supervisar', 'supervision']);
-- what an executor decides alone: an activity rather than an assumption
insert into design_word (kind, word)
select 'EXECUTOR_CONTROL', unnest(array['el programa cuenta con', 'el programa dispone', 'el programa ejecuta', 'el programa realiza',
  'el responsable del programa', 'la entidad cumple', 'la entidad ejecuta', 'la entidad ejecutora', 'la unidad ejecutora',
  'las unidades ejecutoras', 'el equipo tecnico', 'el personal es capacitado', 'el personal esta capacitado',
  'el personal capacitado', 'se capacita', 'se contrata', 'se ejecuta', 'se ejecutan', 'se elabora', 'se elaboran', 'se programa',
  'se programan', 'se realiza', 'se realizan', 'se supervisa', 'contratacion oportuna', 'ejecucion oportuna', 'compras oportunas',
  'programacion adecuada']);
-- the executor's own papers
insert into design_word (kind, word)
select 'OWN_WORD', unnest(array['acta de la entidad', 'autoevaluacion', 'declaracion de la entidad', 'informe de gestion',
  'informe de la entidad', 'informe de la unidad ejecutora', 'informe del area', 'informe del ejecutor', 'informe del programa',
  'informe del responsable', 'informe interno', 'informes de gestion', 'informes de la entidad', 'informes del programa',
  'informes internos', 'memoria institucional', 'registro de la entidad', 'registro interno', 'registros de la entidad',
  'registros internos', 'registros propios', 'reporte del programa', 'reporte interno', 'reportes del programa', 'reportes internos',
  'unidad ejecutora']);
insert into design_word (kind, word)
select 'COST_OR_INPUT', unnest(array['costo*', 'gasto*', 'soles', 'presupuest*', 'devengad*', 'monto*', 'inversion*', 'precio*',
  'insumo*', 'recurso*', 'hora*', 'dias', 'personal', 'trabajador*', 'docentes', 'medicos', 'equipos', 's por']);
insert into design_word (kind, word)
select 'FILLER', unnest(array['a', 'al', 'con', 'de', 'del', 'el', 'en', 'la', 'las', 'lo', 'los', 'o', 'para', 'por', 'que', 'se', 'su',
  'sus', 'un', 'una', 'y']);
-- what is counted
insert into design_word (kind, word, dimension)
select 'DIMENSION', unnest(array['adolescente*', 'adulto*', 'alumn*', 'beneficiari*', 'ciudadan*', 'docente*', 'estudiante*',
  'gestante*', 'hombre*', 'jovenes', 'madre*', 'menor*', 'mujer*', 'nina*', 'nino*', 'paciente*', 'persona', 'personas', 'poblacion',
  'pobladores', 'productor*', 'servidor*', 'trabajador*', 'usuari*']), 'PERSON';
insert into design_word (kind, word, dimension)
select 'DIMENSION', unnest(array['acta*', 'documento*', 'estudio*', 'expediente*', 'ficha*', 'informe*', 'norma*', 'plan', 'planes', 'registro*',
  'reporte*']), 'COUNT';
insert into design_word (kind, word, dimension)
select 'DIMENSION', unnest(array['carretera*', 'camino*', 'kilometro*', 'metro lineal', 'metros lineales', 'via', 'vias']), 'LENGTH';
insert into design_word (kind, word, dimension)
select 'DIMENSION', unnest(array['hectarea*', 'metro cuadrado', 'metros cuadrados', 'superficie']), 'AREA';
insert into design_word (kind, word, dimension)
select 'DIMENSION', unnest(array['hora', 'horas', 'dia', 'dias', 'meses']), 'TIME';

-- A waiver of what isn't at a node names its place: a cause, a path, an intervention, a typology.
alter table check_waiver add column place text not null default '',
  add constraint waiver_of_one_place check (node_id is null or place = ''),
  drop constraint waived_once,
  add constraint waived_once unique nulls not distinct (version_id, code, node_id, place);
