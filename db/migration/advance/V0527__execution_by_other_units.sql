-- Encargos to other units (domain 9.11, operation E): money is handed to a unit that executes in this one's name and accounts for it.
-- Granted and carried through the chain like any advance, received by the other unit, executed and accounted for there, approved here.
alter table advance
  drop constraint advance_kind_check,
  add constraint advance_kind_check check (kind in ('AV', 'A', 'C', 'F', 'E')),
  alter column dni drop not null,
  -- the unit that executes, under which agreement, and when it said that the money came
  add column receiver      text check (receiver ~ '^\d{6}$'),
  add column agreement     text not null default '',
  add column received_on   date,
  add column received_by   text,
  add column received_name text,
  add constraint advance_to_a_worker_or_a_unit check ((kind = 'E') = (receiver is not null) and (kind = 'E') = (dni is null)),
  add constraint delegation_under_agreement check (kind <> 'E' or agreement <> ''),
  add constraint delegated_to_another check (receiver <> sec_ejec),
  add constraint received_whole check (num_nulls(received_on, received_by, received_name) in (0, 3));
create index advance_receiver on advance (receiver) where receiver is not null;
insert into advance_parameter values (2013, 'DELEGATION_DAYS', 15, 'working days after the end, for what another unit executes (assumed)');
