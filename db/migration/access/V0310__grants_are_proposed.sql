-- Grants are proposed from the design, answered by whom they concern and approved by the rector (domain 5.5, Annex A). Only an
-- active one decides anything; a proposal gates nothing. EXPIRED is no stored state: it is an active grant past its last day.
alter table access_grant drop constraint access_grant_state_check;
alter table access_grant add constraint access_grant_state_check
  check (state in ('PROPOSED', 'OBJECTED', 'ACCEPTED', 'ACTIVE', 'WITHDRAWN'));
alter table access_grant
  add column valid_from  date,
  add column valid_to    date,
  add column proposed_by text,
  add column answer_due  date,            -- until when the grantee answers
  add column remark      text,            -- the reason of the last objection or withdrawal
  add column moved_at    timestamptz not null default now(),
  add constraint grant_days_in_order check (valid_to >= valid_from),
  add constraint proposal_has_a_day_to_answer check (state <> 'PROPOSED' or answer_due is not null);
create index access_grant_waiting on access_grant (state, program) where state in ('PROPOSED', 'OBJECTED', 'ACCEPTED');

-- How many working days a grantee has to answer (domain 5.5, assumed). A year without its own value takes the newest one before it.
create table access_answer_limit (
  fiscal_year  smallint primary key check (fiscal_year between 2000 and 2100),
  working_days smallint not null check (working_days > 0)
);
insert into access_answer_limit (fiscal_year, working_days) values (2012, 10);

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('ACCESS_GRANT', 'NEW', 'propose', 'PROPOSED', 'PROGRAM_RESPONSIBLE', false),
  ('ACCESS_GRANT', 'NEW', 'propose', 'PROPOSED', 'TERRITORIAL_COORD', false),
  ('ACCESS_GRANT', 'OBJECTED', 'propose', 'PROPOSED', 'PROGRAM_RESPONSIBLE', false),
  ('ACCESS_GRANT', 'OBJECTED', 'propose', 'PROPOSED', 'TERRITORIAL_COORD', false),
  ('ACCESS_GRANT', 'PROPOSED', 'discard', 'DISCARDED', 'PROGRAM_RESPONSIBLE', false),
  ('ACCESS_GRANT', 'PROPOSED', 'discard', 'DISCARDED', 'TERRITORIAL_COORD', false),
  ('ACCESS_GRANT', 'OBJECTED', 'discard', 'DISCARDED', 'PROGRAM_RESPONSIBLE', false),
  ('ACCESS_GRANT', 'OBJECTED', 'discard', 'DISCARDED', 'TERRITORIAL_COORD', false),
  ('ACCESS_GRANT', 'PROPOSED', 'accept', 'ACCEPTED', 'PLIEGO_BUDGET', false),
  ('ACCESS_GRANT', 'PROPOSED', 'accept', 'ACCEPTED', 'PLIEGO_HEAD', false),
  ('ACCESS_GRANT', 'PROPOSED', 'accept', 'ACCEPTED', 'RECTOR_BUDGET', false),
  ('ACCESS_GRANT', 'PROPOSED', 'object', 'OBJECTED', 'PLIEGO_BUDGET', true),
  ('ACCESS_GRANT', 'PROPOSED', 'object', 'OBJECTED', 'PLIEGO_HEAD', true),
  ('ACCESS_GRANT', 'PROPOSED', 'object', 'OBJECTED', 'RECTOR_BUDGET', true),
  ('ACCESS_GRANT', 'ACCEPTED', 'object', 'OBJECTED', 'RECTOR_BUDGET', true),
  ('ACCESS_GRANT', 'ACCEPTED', 'approve', 'ACTIVE', 'RECTOR_BUDGET', false),
  ('ACCESS_GRANT', 'ACTIVE', 'withdraw', 'WITHDRAWN', 'RECTOR_BUDGET', true),
  ('ACCESS_GRANT', 'WITHDRAWN', 'restore', 'ACTIVE', 'RECTOR_BUDGET', true);
