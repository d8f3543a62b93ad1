-- One table of allowed moves for every kind of document (domain Annex A) and the history of the moves made.
create table workflow_transition (
  object_type      text not null,
  from_state       text not null,
  action           text not null,
  to_state         text not null,
  role             text not null,
  comment_required boolean not null default false,
  primary key (object_type, from_state, action, role)
);

create table workflow_step (
  id          bigserial,
  sec_ejec    text not null,            -- 'national' for documents of no unit
  object_type text not null,
  object_id   text not null,
  action      text not null,
  from_state  text not null,
  to_state    text not null,
  comment     text,
  username    text not null,
  person_name text not null,
  profile     text not null,
  -- for budget decisions, the performance figures that were on screen (domain 10.5)
  figures     jsonb,
  at          timestamptz not null default now(),
  primary key (sec_ejec, id)
);
create index workflow_step_object on workflow_step (sec_ejec, object_type, object_id, id);
create trigger workflow_step_append_only before update or delete on workflow_step for each row execute function refuse_change();
