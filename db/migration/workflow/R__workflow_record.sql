-- Keeps a move that was made, in the document's history and in the unit's audit chain; of a budget decision also the performance
-- figures that were on screen (domain 10.5).
create or replace function workflow_record_with_figures(p_sec_ejec text, p_object_type text, p_object_id text, p_action text, p_from text,
  p_to text, p_comment text, p_username text, p_person_name text, p_profile text, p_figures jsonb) returns bigint language sql as $$
  insert into workflow_step (sec_ejec, object_type, object_id, action, from_state, to_state, comment, username, person_name, profile, figures)
  values (p_sec_ejec, p_object_type, p_object_id, p_action, p_from, p_to, p_comment, p_username, p_person_name, p_profile, p_figures);
  select audit_record(p_sec_ejec, p_username, p_profile, p_action, p_object_type, p_object_id,
    jsonb_build_object('state', p_from),
    jsonb_strip_nulls(jsonb_build_object('state', p_to, 'comment', nullif(btrim(p_comment), ''))))
$$;

create or replace function workflow_record(p_sec_ejec text, p_object_type text, p_object_id text, p_action text, p_from text,
  p_to text, p_comment text, p_username text, p_person_name text, p_profile text) returns bigint language sql as $$
  select workflow_record_with_figures(p_sec_ejec, p_object_type, p_object_id, p_action, p_from, p_to, p_comment, p_username,
    p_person_name, p_profile, null)
$$;

-- An approval of what is transmitted and judged at once: two steps of the history, in one round trip.
create or replace function workflow_record_through_t(p_sec_ejec text, p_object_type text, p_object_id text, p_action text, p_from text,
  p_to text, p_comment text, p_username text, p_person_name text, p_profile text) returns bigint language sql as $$
  select workflow_record_with_figures(p_sec_ejec, p_object_type, p_object_id, 'transmit', p_from, 'T', null, p_username, p_person_name,
    p_profile, null);
  select workflow_record_with_figures(p_sec_ejec, p_object_type, p_object_id, p_action, 'T', p_to, p_comment, p_username, p_person_name,
    p_profile, null)
$$;

-- The profile under which a document was last written; empty where its history doesn't say.
create or replace function prepared_under(p_sec_ejec text, p_object_type text, p_object_id text) returns text language sql stable as $$
  select s.profile from workflow_step s
  where s.sec_ejec = p_sec_ejec and s.object_type = p_object_type and s.object_id = p_object_id and s.action in ('register', 'edit', 'correct')
  order by s.id desc limit 1
$$;
