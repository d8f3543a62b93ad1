-- The 4×4 matrix (domain 4.4): final result, specific result, products, activities; each with indicators, means of
-- verification and assumptions.
create table logframe_node (
  id                bigserial primary key,
  version_id        bigint not null references program_version on delete cascade,
  level             text not null check (level in ('FR', 'SR', 'P', 'A')),
  -- what people call it: the product's or activity's code of the programmatic classifier, RF1, RE
  code              text not null check (code <> ''),
  parent_id         bigint,
  parent_level      text generated always as (case level when 'SR' then 'FR' when 'P' then 'SR' when 'A' then 'P' end) stored,
  position          smallint not null,
  text              text not null,         -- empty where nobody has published it: a finding
  -- the one physical unit, equal for all executors (6.3): code of the yearly catalogue and its name
  unit_of_measure   text,
  unit_name         text,
  -- levels of government that execute: some of E, R, M
  levels            text not null default '' check (levels ~ '^E?R?M?$'),
  -- "none", said explicitly (V4)
  without_assumptions boolean not null default false,
  demonstration     boolean not null default false,
  constraint node_once unique (version_id, level, code),
  constraint node_of_version unique (version_id, id, level),
  -- a node hangs on the level above it, of the same version; a draft may leave it open (DSN-020)
  constraint node_under_level_above foreign key (version_id, parent_id, parent_level) references logframe_node (version_id, id, level),
  constraint final_result_is_the_top check (level <> 'FR' or parent_id is null)
);
create unique index one_specific_result on logframe_node (version_id) where level = 'SR';
create index logframe_node_parent on logframe_node (parent_id);

-- Which causes of the diagnosis a product attacks (V1).
create table node_cause (
  node_id  bigint not null references logframe_node on delete cascade,
  cause_id bigint not null references causal_node on delete cascade,
  primary key (node_id, cause_id)
);
create index node_cause_cause on node_cause (cause_id);
create table node_objective (
  node_id      bigint not null references logframe_node on delete cascade,
  objective_id bigint not null references strategic_objective,
  primary key (node_id, objective_id)
);
create table node_intervention (
  node_id         bigint not null references logframe_node on delete cascade,
  intervention_id bigint not null references intervention on delete cascade,
  primary key (node_id, intervention_id)
);

create table assumption (
  id            bigserial primary key,
  node_id       bigint not null references logframe_node on delete cascade,
  position      smallint not null,
  text          text not null check (text <> ''),
  probability   text check (probability in ('LOW', 'MEDIUM', 'HIGH')),   -- that it fails
  impact        text check (impact in ('LOW', 'MEDIUM', 'HIGH')),
  monitored_by  text,
  source        text,
  status        text check (status in ('HOLDS', 'AT_RISK', 'FAILS')),
  status_on     date,
  demonstration boolean not null default false,
  constraint assumption_position_once unique (node_id, position)
);

-- Who answers for the program or for one of its nodes (4.1): name, post, act of designation, term, hand-over.
create table responsible (
  id             bigserial primary key,
  version_id     bigint not null references program_version on delete cascade,
  node_id        bigint references logframe_node on delete cascade,
  duty           text not null check (duty in ('TECHNICAL_RESPONSIBLE', 'TECHNICAL_TEAM', 'TERRITORIAL_COORDINATOR', 'ME_COORDINATOR', 'NODE_RESPONSIBLE')),
  person_name    text not null,
  post           text not null,
  entity         text,
  level          text check (level in ('E', 'R', 'M')),
  department     text check (department ~ '^\d{2}$'),
  designated_by  text,
  term_from      date,
  term_to        date,
  handed_over_to text,
  handed_over_on date,
  demonstration  boolean not null default false
);
create index responsible_version on responsible (version_id);

-- The team's word that a level is necessary and sufficient for the one above (V5).
create table sufficiency_statement (
  version_id bigint not null references program_version on delete cascade,
  level      text not null check (level in ('SR', 'P', 'A')),
  statement  text not null,
  signed_by  text not null,
  signed_at  timestamptz not null default now(),
  primary key (version_id, level)
);
-- A finding that is accepted, with its reason and name.
create table check_waiver (
  id         bigserial primary key,
  version_id bigint not null references program_version on delete cascade,
  code       text not null,
  node_id    bigint references logframe_node on delete cascade,
  reason     text not null check (reason <> ''),
  waived_by  text not null,
  waived_at  timestamptz not null default now(),
  constraint waived_once unique nulls not distinct (version_id, code, node_id)
);
