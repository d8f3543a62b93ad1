-- Diagnosis (domain 4.3): conceptual, explanatory and prescriptive model as one causal graph with its evidence.
create table evidence (
  id              bigserial primary key,
  version_id      bigint not null references program_version on delete cascade,
  citation        text not null check (citation <> ''),
  kind            text not null check (kind in ('SYSTEMATIC_REVIEW', 'RCT', 'QUASI_EXPERIMENTAL', 'COHORT', 'DESCRIPTIVE', 'EXPERT')),
  level           text not null check (level in ('A', 'B', 'C', 'D')),
  direction       text not null check (direction in ('SUPPORTS', 'CONTRADICTS', 'MIXED')),
  effect          text,
  transferability text,
  link            text,
  file_hash       text,
  expires_on      date,
  constraint evidence_of_version unique (version_id, id)
);

-- A condition or factor of reality. Which is the problem and which a direct cause follows from the edges.
create table causal_node (
  id                     bigserial primary key,
  version_id             bigint not null references program_version on delete cascade,
  code                   text not null,
  kind                   text not null check (kind in ('CONDITION', 'FACTOR')),
  name                   text not null check (name <> ''),
  definition             text,
  magnitude_indicator    text,
  magnitude              numeric(19,4),
  magnitude_unit         text,
  magnitude_year         smallint,
  magnitude_source       text,
  vulnerable             boolean,      -- prescriptive model: can it be changed?
  vulnerability_reason   text,
  objective              text,         -- the objective tree's mirror of this cause
  x                      integer,
  y                      integer,
  demonstration          boolean not null default false,
  constraint causal_node_once unique (version_id, code),
  constraint causal_node_of_version unique (version_id, id)
);
create table causal_edge (
  id           bigserial primary key,
  version_id   bigint not null,
  cause_id     bigint not null,
  effect_id    bigint not null,
  note         text,
  exception    text,                   -- why an edge without evidence of level A–C may stay (DSN-012)
  constraint causal_edge_once unique (version_id, cause_id, effect_id),
  constraint cause_is_not_its_effect check (cause_id <> effect_id),
  foreign key (version_id, cause_id) references causal_node (version_id, id) on delete cascade,
  foreign key (version_id, effect_id) references causal_node (version_id, id) on delete cascade
);
create index causal_edge_effect on causal_edge (version_id, effect_id);
create table causal_edge_evidence (
  edge_id     bigint not null references causal_edge on delete cascade,
  evidence_id bigint not null references evidence on delete cascade,
  claim       text,
  primary key (edge_id, evidence_id)
);

create table critical_path (
  id            bigserial primary key,
  version_id    bigint not null references program_version on delete cascade,
  position      smallint not null,
  justification text not null,
  constraint critical_path_position_once unique (version_id, position)
);
create table critical_path_node (
  path_id  bigint not null references critical_path on delete cascade,
  position smallint not null,
  node_id  bigint not null references causal_node on delete cascade,
  primary key (path_id, position),
  constraint node_once_in_path unique (path_id, node_id)
);
create index critical_path_of_node on critical_path_node (node_id);

-- What could be done about a vulnerable factor; alternatives share a group, the chosen become products or activities.
create table intervention (
  id                bigserial primary key,
  version_id        bigint not null references program_version on delete cascade,
  factor_id         bigint references causal_node on delete cascade,
  code              text not null,
  name              text not null,
  alternative_group text,
  unit_cost         numeric(19,6),
  executed          boolean,
  executed_by       text,
  population        text,
  effectiveness     text check (effectiveness in ('A', 'B', 'C', 'D')),
  priority          numeric(9,4),
  chosen            boolean not null default false,
  constraint intervention_once unique (version_id, code)
);
create table intervention_evidence (
  intervention_id bigint not null references intervention on delete cascade,
  evidence_id     bigint not null references evidence on delete cascade,
  claim           text,
  primary key (intervention_id, evidence_id)
);
