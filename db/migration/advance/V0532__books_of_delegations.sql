-- The books of a unit that executes in another's name (domain 9.11 E, 9.16): the budget and the expense stay the granting unit's, so
-- what came, what was accounted for and what went back stand in accounts of order. The rule book names no account for them: assumed.
insert into accounting_account (since, code, name, nature)
  select s.since, a.code, a.name, a.nature
  from (select distinct since from accounting_account) s
  cross join (values ('9103', 'FONDOS RECIBIDOS EN ENCARGO', 'DEBIT'), ('9104', 'FONDOS RECIBIDOS EN ENCARGO POR CONTRA', 'CREDIT')) a(code, name, nature);
insert into accounting_operation (since, stage, purpose, operation_type, item, debit, credit)
  select s.since, 'DELEGATION', 'MEMORANDUM', '', '', '9103', '9104' from (select distinct since from accounting_operation) s;

-- What the executing unit gave back, as it says; the granting unit registers it as a refund of the payment.
create table advance_return (
  id            bigserial,
  sec_ejec      text not null,
  advance_id    bigint not null,
  amount        numeric(19,2) not null check (amount > 0),
  returned_on   date not null,
  document      text not null check (document <> ''),
  prepared_by   text not null,
  prepared_name text not null,
  prepared_at   timestamptz not null default now(),
  primary key (sec_ejec, id),
  foreign key (sec_ejec, advance_id) references advance
);
create index advance_return_advance on advance_return (sec_ejec, advance_id);
create trigger advance_return_append_only before update or delete on advance_return for each row execute function refuse_change();
create trigger advance_return_no_truncate before truncate on advance_return for each statement execute function refuse_change();
