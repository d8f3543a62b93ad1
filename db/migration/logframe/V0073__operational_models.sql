-- Operational models of products and activities, project typologies (domain 4.6–4.8, 6.5).
create table operational_model (
  node_id             bigint primary key references logframe_node on delete cascade,
  population_id       bigint references target_population on delete set null,
  definition          text,            -- goods and services of the package, or process and protocol; the standard
  design_responsible  text,
  delivery_responsible text,
  delivery_modality   text,
  delivered_by        text,
  delivered_where     text,
  organisation        text,
  process_flow        text,
  quality_standard    text,
  physical_indicator  text,
  physical_source     text,
  physical_method     text,
  -- product's quantity from its activities (6.5)
  aggregation         text check (aggregation in ('TRACER', 'MIN', 'SUM', 'WEIGHTED', 'OWN')),
  tracer_id           bigint references logframe_node on delete set null,
  -- how months make the year (R6.1)
  accumulation        text not null default 'SUM' check (accumulation in ('SUM', 'LAST', 'MAX', 'AVG')),
  -- programming criterion: population × coverage × concentration × adjustment, kept apart so that the figure can be explained
  coverage_goal       numeric(9,4) check (coverage_goal between 0 and 100),
  concentration       numeric(19,4) check (concentration >= 0),
  adjustment          numeric(19,6) not null default 1 check (adjustment >= 0),
  criterion_text      text,
  unit_cost           numeric(19,6) check (unit_cost >= 0),
  kit                 text,
  critical_inputs     text,
  demonstration       boolean not null default false
);
create table operational_weight (
  product_id  bigint not null references logframe_node on delete cascade,
  activity_id bigint not null references logframe_node on delete cascade,
  weight      numeric(9,6) check (weight between 0 and 1),
  conversion  numeric(19,6) not null default 1 check (conversion > 0),
  mandatory   boolean not null default true,
  primary key (product_id, activity_id)
);
create table task (
  id          bigserial primary key,
  activity_id bigint not null references logframe_node on delete cascade,
  position    smallint not null,
  name        text not null,
  unit_name   text,
  starts      smallint check (starts between 1 and 12),
  ends        smallint check (ends between 1 and 12),
  constraint task_position_once unique (activity_id, position)
);
create table product_dependency (
  product_id    bigint not null references logframe_node on delete cascade,
  other_program text not null references program,
  other_product text not null,
  reason        text,
  primary key (product_id, other_program, other_product)
);
-- What projects (2xxxxxx) a program may hold and which cause or product they serve (V8, DSN-024).
create table project_typology (
  id                bigserial primary key,
  version_id        bigint not null references program_version on delete cascade,
  code              text not null,
  name              text not null,
  cause_id          bigint references causal_node on delete set null,
  product_id        bigint references logframe_node on delete set null,
  function_code     text,
  division          text,
  functional_group  text,
  service_indicator text,
  conditions        text,
  constraint typology_once unique (version_id, code)
);
