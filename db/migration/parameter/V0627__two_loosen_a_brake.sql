-- Rows that hold money back, and in which direction a change lets more of it through. One rector alone could set the rest of a new
-- account to no hours and the night to begin at 24: such a change is another rector's to approve (TAB-005).
create table yearly_brake (
  table_name  text not null,
  row_key     text not null,              -- * for every row of the table
  column_name text not null,
  loosens     text not null check (loosens in ('LOWER', 'HIGHER')),
  primary key (table_name, row_key, column_name)
);
insert into yearly_brake values
  ('treasury_parameter', 'COOL_OFF_HOURS', 'value', 'LOWER'),
  ('treasury_parameter', 'ACCOUNT_REQUIRED', 'value', 'LOWER'),
  ('treasury_parameter', 'RATE_BAND', 'value', 'HIGHER'),
  ('treasury_parameter', 'RATE_BAND_UNPUBLISHED', 'value', 'HIGHER'),
  ('velocity_limit', 'ORDERS_IN_A_MINUTE', 'value', 'HIGHER'),
  ('velocity_limit', 'NIGHT_FROM', 'value', 'HIGHER'),
  ('velocity_limit', 'NIGHT_UNTIL', 'value', 'LOWER'),
  ('velocity_limit', 'EVE_OF_HOLIDAY', 'value', 'LOWER'),
  ('velocity_limit', 'NEW_PAYEE_ABOVE', 'value', 'HIGHER'),
  ('velocity_limit', 'NEW_ACCOUNT_DAYS', 'value', 'LOWER'),
  ('detraction_rate', '*', 'percent', 'LOWER'),
  ('detraction_rate', '*', 'above', 'HIGHER'),
  ('withholding_rate', '*', 'percent', 'LOWER'),
  ('withholding_rate', '*', 'above', 'HIGHER');

-- Changes that wait for another rector, and what became of them: V waits, A approved, R refused, X withdrawn.
create table yearly_proposal (
  id            bigserial primary key,
  table_code    text not null,
  row_key       text not null,
  since         text not null,            -- a year or a day
  before        text not null,            -- what the row said when it was asked for
  figures       numeric[] not null,       -- what it is to say, in the order of the table's figures
  reason        text not null check (reason <> ''),
  proposed_by   text not null,
  proposed_name text not null,
  profile       text not null,
  proposed_at   timestamptz not null default now(),
  state         text not null default 'V' check (state in ('V', 'A', 'R', 'X')),
  decided_by    text,
  decided_name  text,
  decided_at    timestamptz,
  decision      text,                     -- why it was refused
  constraint decided_by_somebody check ((state = 'V') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint loosened_by_two check (state in ('V', 'X') or decided_by <> proposed_by)
);
-- one change of a row waits at a time
create unique index proposal_waiting_once on yearly_proposal (table_code, row_key) where state = 'V';
create index yearly_proposal_table on yearly_proposal (table_code, id desc);

-- What was asked for stays as it was asked for, and what was decided stays decided.
create function refuse_another_proposal() returns trigger language plpgsql as $$
begin
  if old.state <> 'V' or (new.table_code, new.row_key, new.since, new.before, new.figures, new.reason, new.proposed_by)
      is distinct from (old.table_code, old.row_key, old.since, old.before, old.figures, old.reason, old.proposed_by) then
    raise exception 'Proposal % is decided, or asks for something else', old.id
      using errcode = 'check_violation', constraint = 'proposal_stays', table = 'yearly_proposal';
  end if;
  return new;
end $$;
create trigger yearly_proposal_stays before update on yearly_proposal for each row execute function refuse_another_proposal();
create trigger yearly_proposal_kept before delete on yearly_proposal for each row execute function refuse_change();
create trigger yearly_proposal_no_truncate before truncate on yearly_proposal for each statement execute function refuse_change();

-- Who approved a change that two make.
alter table yearly_change add column approved_by text, add column approved_name text,
  add constraint changed_by_two check (approved_by is null or approved_by <> username);
