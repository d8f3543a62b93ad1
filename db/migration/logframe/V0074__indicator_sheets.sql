-- Indicators and their yearly sheets (domain 4.5). The code is national and for life; a year's sheet is a version.
create table indicator (
  code    text primary key check (code <> ''),
  name    text not null check (name <> ''),
  program text references program
);
create index indicator_program on indicator (program);

create table indicator_sheet (
  id                 bigserial primary key,
  indicator          text not null references indicator,
  fiscal_year        smallint not null,
  version            smallint not null default 1 check (version > 0),
  state              text not null default 'DRAFT' check (state in ('DRAFT', 'REVIEW', 'IN_FORCE', 'RETIRED')),
  -- identification
  name               text not null check (name <> ''),
  program            text,
  product            text,
  responsible_entity text,
  level              text check (level in ('FR', 'SR', 'P', 'A')),
  dimension          text check (dimension in ('EFFECTIVENESS', 'EFFICIENCY', 'QUALITY', 'ECONOMY')),
  field              text check (field in ('INPUT', 'PRODUCT', 'RESULT')),
  sense              text check (sense in ('UP', 'DOWN')),     -- which way is better
  unit               text,
  -- method
  calculation        text check (calculation in ('RATIO', 'OTHER')),
  method             text,
  numerator          text,
  denominator        text,
  factor             numeric(19,6) check (factor > 0),
  formula            text,
  precisions         text,
  syntax_file        text,
  support_file       text,
  -- source
  source_type        text check (source_type in ('ADMINISTRATIVE', 'SURVEY', 'CENSUS', 'STUDY')),
  source             text,
  database_name      text,
  instrument         text,
  periodicity        text check (periodicity in ('MONTHLY', 'QUARTERLY', 'SEMIANNUAL', 'ANNUAL', 'BIENNIAL', 'TRIENNIAL', 'QUADRENNIAL')),
  lag_months         smallint check (lag_months >= 0),
  measured_by        text,
  verification       text,
  -- context
  definition         text,
  justification      text,
  limitations        text,
  assumptions        text,
  geographic_scope   text check (geographic_scope in ('NATIONAL', 'NATIONAL_REGIONAL')),
  responsible_level  text check (responsible_level in ('E', 'R', 'M')),
  -- baseline, or the day by which it will exist
  baseline_year      smallint,
  baseline           numeric(19,6),
  baseline_source    text,
  baseline_error     numeric(19,6),
  baseline_due       date,
  -- use
  for_programming    boolean,
  for_management     boolean,
  for_evaluation     boolean,
  valid_from         date,
  valid_to           date,
  demonstration      boolean not null default false,
  import_id          bigint,
  content_hash       text,
  lock_version       integer not null default 0,
  constraint sheet_once unique (indicator, fiscal_year, version)
);
create unique index one_sheet_in_force on indicator_sheet (indicator, fiscal_year) where state = 'IN_FORCE';
create index indicator_sheet_program on indicator_sheet (program, fiscal_year);

create table sheet_variable (
  sheet_id    bigint not null references indicator_sheet on delete cascade,
  name        text not null,
  description text not null,
  source      text,
  kind        text,
  primary key (sheet_id, name)
);
-- Where and for whom it is measured, each with its own periodicity.
create table sheet_scope (
  id          bigserial primary key,
  sheet_id    bigint not null references indicator_sheet on delete cascade,
  code        text not null,           -- the sheet's own geographic code: 65 the country, 48 Lima Metropolitana, 64 Lima provinces, else the department
  name        text not null,
  area        text not null default 'TOTAL' check (area in ('TOTAL', 'URBAN', 'RURAL', 'COAST', 'HIGHLANDS', 'JUNGLE')),
  grouping    text not null default '',  -- sex, age, quintile
  periodicity text,
  constraint sheet_scope_once unique (sheet_id, code, area, grouping)
);
create table sheet_validation (
  id          bigserial primary key,
  sheet_id    bigint not null references indicator_sheet on delete cascade,
  element     text not null,
  description text not null
);

-- What is aimed at, by year and disaggregation.
create table indicator_target (
  id            bigserial primary key,
  indicator     text not null references indicator,
  fiscal_year   smallint not null,
  ubigeo        text not null default '000000' check (ubigeo ~ '^\d{6}$'),
  area          text not null default 'TOTAL' check (area in ('TOTAL', 'URBAN', 'RURAL', 'COAST', 'HIGHLANDS', 'JUNGLE')),
  grouping      text not null default '',
  target        numeric(19,6) not null,
  source        text,
  demonstration boolean not null default false,
  constraint indicator_target_once unique (indicator, fiscal_year, ubigeo, area, grouping)
);

create table node_indicator (
  node_id   bigint not null references logframe_node on delete cascade,
  indicator text not null references indicator,
  position  smallint not null,
  headline  boolean not null default false,   -- at most three a program (10.5)
  primary key (node_id, indicator)
);
create index node_indicator_indicator on node_indicator (indicator);

create table means_of_verification (
  id            bigserial primary key,
  node_id       bigint not null references logframe_node on delete cascade,
  indicator     text references indicator,
  position      smallint not null,
  text          text not null check (text <> ''),
  executor_own  boolean,                      -- the executor's own word (H3)
  demonstration boolean not null default false,
  constraint verification_position_once unique (node_id, position)
);

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('INDICATOR_SHEET', 'DRAFT', 'review', 'REVIEW', 'ME_COORD', false),
  ('INDICATOR_SHEET', 'REVIEW', 'observe', 'DRAFT', 'RECTOR_BUDGET', true),
  ('INDICATOR_SHEET', 'REVIEW', 'publish', 'IN_FORCE', 'RECTOR_BUDGET', false),
  ('INDICATOR_SHEET', 'IN_FORCE', 'retire', 'RETIRED', 'RECTOR_BUDGET', true);
