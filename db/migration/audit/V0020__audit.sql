-- What was done, by whom, under which profile (domain 12.1). Append-only. Rows are chained by hash per chain
-- (one chain a unit, 'national' for the rest), sealed in batches so that the audit never serialises postings.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of % are only added', tg_table_name
    using errcode = 'integrity_constraint_violation', constraint = tg_table_name || '_append_only', table = tg_table_name;
end $$;

create table audit_event (
  id           bigserial,
  chain        text not null,
  at           timestamptz not null default now(),
  username     text not null,
  profile      text not null,
  action       text not null,
  object_type  text not null,
  object_id    text not null,
  before       jsonb,
  after        jsonb,
  primary key (chain, id)
);
create index audit_event_object on audit_event (object_type, object_id);
create index audit_event_at on audit_event (at, id);
create index audit_event_chain on audit_event (chain, at, id);
create trigger audit_event_append_only before update or delete on audit_event for each row execute function refuse_change();
create trigger audit_event_no_truncate before truncate on audit_event for each statement execute function refuse_change();

-- A seal covers the events of its chain at [from_at, to_at) and the seal before it. "at" is the time at which the
-- event's transaction began, and a seal is set only behind the oldest transaction still open: what it covers is final.
create table audit_seal (
  chain     text not null,
  seal      bigint not null,
  from_at   timestamptz not null,
  to_at     timestamptz not null,
  events    bigint not null,
  hash      text not null,
  sealed_at timestamptz not null default now(),
  primary key (chain, seal),
  constraint audit_seal_in_order check (from_at < to_at)
);
create index audit_seal_to_at on audit_seal (to_at);
create trigger audit_seal_append_only before update or delete on audit_seal for each row execute function refuse_change();
create trigger audit_seal_no_truncate before truncate on audit_seal for each statement execute function refuse_change();
