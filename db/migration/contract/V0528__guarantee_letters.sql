-- Guarantee letters (carta fianza, domain 9.13): what a bank guarantees of a contract, kept by the unit's treasury until it is renewed,
-- returned or executed. Before one expires the treasury is told, by these days.
create table guarantee_alert (
  days smallint not null primary key check (days > 0)
);
insert into guarantee_alert values (30), (15), (5);

create table guarantee_letter (
  id            bigserial,
  sec_ejec      text not null,
  contract_id   bigint not null,
  kind          text not null check (kind in ('PERFORMANCE', 'ADVANCE', 'OTHER')),
  number        text not null check (number <> ''),
  bank          text not null check (bank <> ''),
  amount        numeric(19,2) not null check (amount > 0),
  issued_on     date not null,
  expires_on    date not null,
  -- KEPT, then GIVEN_BACK to the supplier or CALLED at the bank
  state         text not null default 'KEPT' check (state in ('KEPT', 'GIVEN_BACK', 'CALLED')),
  version       integer not null default 0,
  registered_by text not null,
  registered_at timestamptz not null default now(),
  primary key (sec_ejec, id),
  constraint letter_number_once unique (sec_ejec, bank, number),
  foreign key (sec_ejec, contract_id) references contract,
  constraint letter_in_order check (issued_on < expires_on)
);
create index guarantee_letter_contract on guarantee_letter (sec_ejec, contract_id);
create index guarantee_letter_kept on guarantee_letter (expires_on) where state = 'KEPT';

create function refuse_change_of_settled_letter() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'KEPT' then
    raise exception 'Guarantee letter % of unit % is settled', old.id, old.sec_ejec
      using errcode = 'integrity_constraint_violation', constraint = 'settled_letter', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger guarantee_letter_settled before update or delete on guarantee_letter for each row execute function refuse_change_of_settled_letter();

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('GUARANTEE', 'KEPT', 'renew', 'KEPT', 'UE_TREASURY', false), ('GUARANTEE', 'KEPT', 'return', 'GIVEN_BACK', 'UE_TREASURY', true),
  ('GUARANTEE', 'KEPT', 'call', 'CALLED', 'UE_TREASURY', true);
