-- The hash of a batch of events and of the seal before it. Nothing in it depends on the session's language or time zone.
create or replace function audit_batch_hash(of_chain text, since timestamptz, until timestamptz, previous text) returns text
language sql stable as $$
  select encode(sha256(convert_to(previous || coalesce(string_agg(
    jsonb_build_array(id, extract(epoch from at), username, profile, action, object_type, object_id, before, after)::text,
    e'\n' order by at, id), ''), 'UTF8')), 'hex')
  from audit_event where chain = of_chain and at >= since and at < until
$$;
