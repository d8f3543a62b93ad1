-- Adds an event to a chain. Other modules' functions and statements call it, so that what they do and its trace take one round trip.
create or replace function audit_record(p_chain text, p_username text, p_profile text, p_action text, p_object_type text,
  p_object_id text, p_before jsonb, p_after jsonb) returns bigint language sql as $$
  insert into audit_event (chain, username, profile, action, object_type, object_id, before, after)
  values (p_chain, p_username, p_profile, p_action, p_object_type, p_object_id, p_before, p_after)
  returning id
$$;
