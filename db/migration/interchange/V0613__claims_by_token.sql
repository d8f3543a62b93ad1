-- Who processes a message, not only since when: who took longer than a claim holds and was taken over writes nothing to it any more.
alter table interface_message add column claimed_by uuid;
