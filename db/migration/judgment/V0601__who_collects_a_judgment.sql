-- A judgment is paid to its creditor, or to whoever collects it in the creditor's stead (an heir, a court's deposit), for a reason that
-- accounting writes down (SEN-006).
alter table court_judgment add column collector_ruc text check (collector_ruc ~ '^\d{11}$');

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('JUDGMENT', 'OWED', 'assign', 'OWED', 'UE_ACCOUNTING', true);
