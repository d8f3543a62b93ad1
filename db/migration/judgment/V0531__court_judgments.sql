-- What courts ordered units to pay (domain 9.11, court sentences by a list of priorities). Classes are paid in their order, within a
-- class the oldest first. The order of classes is the one generally known of the law on priorities (not read here): rows by the first
-- year they hold for, never code.
create table judgment_class (
  since   smallint not null,
  code    text not null check (code ~ '^[A-Z_]+$'),
  place   smallint not null check (place > 0),
  name    text not null,
  name_en text not null,
  primary key (since, code),
  unique (since, place)
);
insert into judgment_class values
  (2014, 'LABOUR', 1, 'Materia laboral', 'Labour'),
  (2014, 'PENSION', 2, 'Materia previsional', 'Pensions'),
  (2014, 'VICTIMS', 3, 'Víctimas en actos de defensa del Estado y de violaciones de derechos humanos', 'Victims in defence of the State and of violations of human rights'),
  (2014, 'SOCIAL', 4, 'Otras deudas de carácter social', 'Other social debts'),
  (2014, 'OTHER', 5, 'Deudas no comprendidas en las anteriores', 'Debts of none of these kinds');

create table court_judgment (
  id            bigserial,
  sec_ejec      text not null,
  -- the court's own number; one creditor each
  file_number   text not null check (file_number <> ''),
  court         text not null check (court <> ''),
  issued_on     date not null,
  class         text not null,
  creditor_id   text not null check (creditor_id ~ '^(\d{8}|\d{11})$'),
  creditor_name text not null check (creditor_name <> ''),
  amount_due    numeric(19,2) not null check (amount_due > 0),
  -- what accruals that name it came to, drafts that were sent included
  accrued       numeric(19,2) not null default 0,
  -- why it is paid before others that come first, once somebody answered for it
  ahead_reason  text not null default '',
  ahead_name    text not null default '',
  ahead_on      date,
  state         text not null default 'OWED' check (state in ('OWED', 'STRUCK')),
  version       integer not null default 0,
  registered_by text not null,
  registered_at timestamptz not null default now(),
  primary key (sec_ejec, id),
  constraint judgment_once unique (sec_ejec, file_number),
  constraint accrued_within_judgment check (accrued between 0 and amount_due),
  constraint withdrawn_unpaid check (state = 'OWED' or accrued = 0),
  constraint ahead_whole check ((ahead_reason = '') = (ahead_on is null))
);

-- Accruals that name a judgment by the number of their source document, from when they were sent on.
create table judgment_accrual (
  sec_ejec    text not null,
  record_id   bigint not null,
  judgment_id bigint not null,
  primary key (sec_ejec, record_id),
  constraint judgment_of_an_accrual foreign key (sec_ejec, record_id) references execution_record,
  constraint accrual_of_a_judgment foreign key (sec_ejec, judgment_id) references court_judgment
);
create index judgment_accrual_judgment on judgment_accrual (sec_ejec, judgment_id);

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('JUDGMENT', 'OWED', 'restate', 'OWED', 'UE_ACCOUNTING', true), ('JUDGMENT', 'OWED', 'withdraw', 'STRUCK', 'UE_ACCOUNTING', true),
  ('JUDGMENT', 'OWED', 'advance', 'OWED', 'UE_ADMIN_HEAD', true);
