-- A document that isn't sent yet may be written anew by who prepares such documents (domain 9.1.5: N is a draft).
insert into workflow_transition (object_type, from_state, action, to_state, role)
  select object_type, 'N', 'edit', 'N', role from workflow_transition where from_state = 'N' and action = 'verify';
