-- Drafts are edited row by row; every part of a design is found by one key of its own, whatever else makes it unique.
alter table problem add column id bigserial, add constraint problem_key unique (id);
alter table population_size add column id bigserial, add constraint population_size_key unique (id);
alter table causal_edge_evidence add column id bigserial, add constraint causal_edge_evidence_key unique (id);
alter table critical_path_node add column id bigserial, add constraint critical_path_node_key unique (id);
alter table intervention_evidence add column id bigserial, add constraint intervention_evidence_key unique (id);
alter table node_cause add column id bigserial, add constraint node_cause_key unique (id);
alter table node_objective add column id bigserial, add constraint node_objective_key unique (id);
alter table node_intervention add column id bigserial, add constraint node_intervention_key unique (id);
alter table node_indicator add column id bigserial, add constraint node_indicator_key unique (id);
alter table sufficiency_statement add column id bigserial, add constraint sufficiency_statement_key unique (id);
alter table operational_model add column id bigserial, add constraint operational_model_key unique (id);
alter table operational_weight add column id bigserial, add constraint operational_weight_key unique (id);
alter table product_dependency add column id bigserial, add constraint product_dependency_key unique (id);

-- Rows change places with each other: what is unique is judged when all have moved.
alter table target_population drop constraint population_position_once,
  add constraint population_position_once unique (version_id, position) deferrable initially deferred;
alter table critical_path drop constraint critical_path_position_once,
  add constraint critical_path_position_once unique (version_id, position) deferrable initially deferred;
alter table critical_path_node drop constraint critical_path_node_pkey,
  add constraint critical_path_step_once unique (path_id, position) deferrable initially deferred;
alter table assumption drop constraint assumption_position_once,
  add constraint assumption_position_once unique (node_id, position) deferrable initially deferred;
alter table means_of_verification drop constraint verification_position_once,
  add constraint verification_position_once unique (node_id, position) deferrable initially deferred;
alter table task drop constraint task_position_once,
  add constraint task_position_once unique (activity_id, position) deferrable initially deferred;

alter table program_version
  -- the version it was copied from
  add column based_on bigint references program_version,
  -- given at the first submission, never changed (4.2)
  add column submitted_number integer check (submitted_number > 0),
  -- a copy to practise on; it is never approved
  add column training boolean not null default false,
  add constraint training_is_never_approved check (not (training and state in ('VALIDATED', 'APPROVED', 'SUPERSEDED')));
create unique index submitted_number_once on program_version (program, submitted_number);

-- Every edit of a draft with what it replaced: what autosave, undo and two editors at once stand on. Only added to.
create table design_change (
  id          bigserial primary key,
  version_id  bigint not null references program_version,
  at          timestamptz not null default clock_timestamp(),
  username    text not null,
  person_name text not null,
  profile     text not null,
  action      text not null check (action in ('ADD', 'SET', 'REMOVE', 'MOVE')),
  part        text not null,
  row_id      bigint not null,
  field       text not null default '',
  -- of SET the values, of MOVE {parent, position}, of ADD and REMOVE the rows in the order in which they are written
  before      jsonb,
  after       jsonb,
  -- the change that this one takes back
  undoes      bigint references design_change,
  constraint change_has_a_side check (before is not null or after is not null or action = 'SET')
);
create index design_change_version on design_change (version_id, id);
create index design_change_row on design_change (version_id, part, row_id, field, id desc);
create unique index undone_once on design_change (undoes) where undoes is not null;
create trigger design_change_stays before update or delete on design_change for each row execute function refuse_change();

-- What reviewers and authors say to each other about a place of the design.
create table design_comment (
  id            bigserial primary key,
  version_id    bigint not null references program_version,
  part          text not null default '',
  row_id        bigint,
  field         text not null default '',
  -- where it was said, as it was called then: the row may be gone
  place         text not null default '',
  text          text not null check (text <> '' and length(text) <= 4000),
  username      text not null,
  person_name   text not null,
  profile       text not null,
  at            timestamptz not null default clock_timestamp(),
  resolved_at   timestamptz,
  resolved_by   text,
  resolution    text
);
create index design_comment_version on design_comment (version_id, part, row_id);

-- What a cleared field goes back to.
alter table logframe_node alter column text set default '';
