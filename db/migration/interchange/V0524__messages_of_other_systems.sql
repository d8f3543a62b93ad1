-- What other systems send (domain 11): each message once by its sender and number, what it says, and what became of it. A message is
-- one file of a kind of import; the import judges it and applies it whole or not at all.
create table interface_message (
  id           bigserial,
  sec_ejec     text not null check (sec_ejec ~ '^\d{6}$'),
  sender       text not null check (sender in ('SIGA', 'SEACE', 'AIRHSP')),
  message_id   text not null check (message_id <> ''),
  fiscal_year  smallint not null,
  kind         text not null,                 -- of import
  key          text not null default '',      -- what it is about, in the sender's words
  -- SHA-256 of the content
  hash         text not null,
  content      text not null,
  state        text not null default 'RECEIVED' check (state in ('RECEIVED', 'VALIDATED', 'REJECTED', 'APPLIED')),
  attempt      smallint not null default 1,
  -- INT-001 … INT-006 of a rejected one, and the rule it broke here
  code         text,
  rule         text,
  records      integer not null default 0,
  import_id    bigint,
  received_by  text not null,
  received_at  timestamptz not null default now(),
  concluded_at timestamptz,
  primary key (sec_ejec, id),
  constraint message_once unique (sec_ejec, sender, message_id),
  constraint rejected_for_a_rule check ((state = 'REJECTED') = (code is not null))
);
create index interface_message_state on interface_message (state, sec_ejec);

create function refuse_change_of_applied_message() returns trigger language plpgsql as $$
begin
  if old.state = 'APPLIED' or tg_op = 'DELETE' then
    raise exception 'Message % of unit % is final', old.id, old.sec_ejec
      using errcode = 'integrity_constraint_violation', constraint = 'applied_message', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger interface_message_final before update or delete on interface_message
  for each row execute function refuse_change_of_applied_message();

-- What the other side says it handed over against what stands here, day by day. A difference is an open incident until a later day agrees.
create table interface_reconciliation (
  sec_ejec      text not null,
  system        text not null check (system in ('SIGA', 'SEACE', 'AIRHSP')),
  fiscal_year   smallint not null,
  measure       text not null check (measure in ('REQUESTS', 'ORDERS', 'CONTRACTS', 'POSITIONS')),
  day           date not null,
  their_records bigint not null,
  their_amount  numeric(19,2) not null,
  our_records   bigint not null,
  our_amount    numeric(19,2) not null,
  agrees        boolean not null generated always as (their_records = our_records and their_amount = our_amount) stored,
  reconciled_at timestamptz not null default now(),
  primary key (sec_ejec, system, fiscal_year, measure, day)
);

-- Vouchers of accruals that SUNAT is asked about; asked when the accrual is sent, answered in its own time.
create table voucher_question (
  sec_ejec    text not null,
  record_id   bigint not null,
  fiscal_year smallint not null,
  ruc         text not null,
  voucher_type text not null,
  series      text not null,
  number      text not null,
  issued_on   date,
  amount      numeric(19,2) not null,
  asked_at    timestamptz not null default now(),
  answer      text check (answer in ('VALID', 'ANNULLED', 'UNKNOWN')),
  answered_at timestamptz,
  primary key (sec_ejec, record_id),
  foreign key (sec_ejec, record_id) references execution_record,
  constraint answered_on_a_day check ((answer is null) = (answered_at is null))
);
create index voucher_question_open on voucher_question (asked_at) where answer is null;
