-- A reassignment (domain 9.9) moves an approved amount of a file from one line to another in all stages at once: the certification
-- and the commitments it stands on, and as much of its accruals, orders and payments as the amount reaches. Sent, it holds the
-- credit of the line that receives; approved, it is one act (kind REA, edition R of the legacy system) of the file's commitment.
alter table movement drop constraint movement_kind_check,
  add constraint movement_kind_check check (kind in ('INI', 'INC', 'RED', 'ANU', 'REF', 'RAN', 'EXT', 'ERR', 'REA', 'CUT'));
alter table execution_act drop constraint execution_act_kind_check,
  add constraint execution_act_kind_check check (kind in ('INI', 'INC', 'RED', 'ANU', 'REF', 'RAN', 'EXT', 'ERR', 'REA'));

create table reassignment (
  id              bigserial,
  fiscal_year     smallint not null,
  sec_ejec        text not null,
  number          text not null check (number ~ '^\d{10}$'),
  file            text not null check (file ~ '^\d{10}$'),
  rubro           text not null,
  resource_type   text not null,
  from_sec_func   text not null,
  from_item       text not null,
  to_sec_func     text not null,
  to_item         text not null,
  amount          numeric(19,2) not null check (amount > 0),
  month           smallint not null check (month between 1 and 12),
  document_type   text not null,
  document_number text not null check (document_number <> ''),
  document_date   date not null,
  justification   text not null check (justification <> ''),
  -- V sent, A approved, R rejected, X taken back; only V holds credit
  state           text not null default 'V' check (state in ('V', 'A', 'R', 'X')),
  version         integer not null default 0,
  act_id          bigint,
  prepared_by     text not null,
  prepared_name   text not null,
  prepared_at     timestamptz not null default now(),
  moved_at        timestamptz not null default now(),
  approved_name   text,
  primary key (sec_ejec, id),
  constraint reassignment_number_once unique (sec_ejec, fiscal_year, number),
  constraint reassignment_between_two_lines check ((from_sec_func, from_item) <> (to_sec_func, to_item)),
  constraint reassignment_from_a_line foreign key (fiscal_year, sec_ejec, from_sec_func, rubro, resource_type, from_item) references budget_line,
  constraint reassignment_to_a_line foreign key (fiscal_year, sec_ejec, to_sec_func, rubro, resource_type, to_item) references budget_line,
  constraint reassignment_act foreign key (sec_ejec, act_id) references execution_act,
  constraint reassignment_approved_as_an_act check ((state = 'A') = (act_id is not null))
);
create index reassignment_file on reassignment (sec_ejec, fiscal_year, file);
create index reassignment_waiting on reassignment (state, sec_ejec) where state = 'V';

create function refuse_change_of_final_reassignment() returns trigger language plpgsql as $$
begin
  if old.state <> 'V' then
    raise exception 'Reassignment % of unit % is final', old.id, old.sec_ejec
      using errcode = 'integrity_constraint_violation', constraint = 'final_reassignment', table = tg_table_name;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger reassignment_final before update or delete on reassignment for each row execute function refuse_change_of_final_reassignment();

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required)
  select 'REASSIGNMENT', 'V', m.action, m.to_state, m.role, m.comment_required
  from (values ('approve', 'A', 'UE_BUDGET', false), ('approve', 'A', 'PLIEGO_BUDGET', false),
    ('reject', 'R', 'UE_BUDGET', true), ('reject', 'R', 'PLIEGO_BUDGET', true),
    ('discard', 'X', 'UE_LOGISTICS', true), ('discard', 'X', 'UE_HR', true), ('discard', 'X', 'UE_ACCOUNTING', true)) m(action, to_state, role, comment_required);
