-- The trail is followed by programs in the order of its keys, whatever the chain.
create index audit_event_id on audit_event (id);
