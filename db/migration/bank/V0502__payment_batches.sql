-- Payment orders on their way to the bank (domain 9.7, 9.8, 11). Each line of a batch is a payment in state T: transmitted, held, and
-- moved by nobody but the bank's answer.
create table payment_batch (
  fiscal_year   smallint not null,
  sec_ejec      text not null,
  number        text not null check (number ~ '^\d{10}$'),
  -- where it is paid from: CUT, or the number of an own account
  account       text not null check (account <> ''),
  -- N drawn up, V sent for signature, F signed once, Z frozen, A authorised, P answered, X discarded
  state         text not null default 'N' check (state in ('N', 'V', 'F', 'Z', 'A', 'P', 'X')),
  version       integer not null default 0,
  -- what the signers saw, as a hash of the file that the bank gets
  content_hash  text not null default '',
  prepared_by   text not null,
  prepared_name text not null,
  prepared_at   timestamptz not null default now(),
  first_by      text,
  first_name    text,
  first_at      timestamptz,
  second_by     text,
  second_name   text,
  second_at     timestamptz,
  -- the velocity rules it broke, apart by spaces
  alarms        text not null default '',
  released_by   text,
  released_name text,
  released_why  text,
  released_at   timestamptz,
  -- when its file was first taken to the bank
  sent_at       timestamptz,
  primary key (sec_ejec, fiscal_year, number),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  -- CTL-001: two officers sign, neither of whom drew it up; whoever releases it is a third
  constraint batch_signed_by_two check (first_by <> prepared_by and second_by <> prepared_by and first_by <> second_by),
  constraint batch_released_by_another check (released_by <> prepared_by and released_by <> first_by and released_by <> second_by),
  constraint batch_authorised_by_two check (state not in ('Z', 'A', 'P') or (first_by is not null and second_by is not null)),
  constraint batch_released_with_a_reason check ((released_by is null) = (released_why is null))
);

create table payment_batch_line (
  sec_ejec    text not null,
  fiscal_year smallint not null,
  number      text not null,
  line        smallint not null check (line > 0),
  order_id    bigint not null,
  payment_id  bigint not null,
  act_id      bigint not null,
  amount      numeric(19,2) not null check (amount > 0),
  part        text not null,
  ruc         text,
  payee       text not null,
  -- how it is paid: to an account, at the counter, to the account of detractions, to the tax authority, by a court's order, to the unit
  -- itself, by list to workers
  medium      text not null check (medium in ('CCI', 'OPE', 'DETRACTION', 'TAX', 'COURT', 'UNIT', 'LIST')),
  cci         text not null default '' check (cci ~ '^(\d{20})?$'),
  -- W waits, P paid, R returned, X taken out before it went
  state       text not null default 'W' check (state in ('W', 'P', 'R', 'X')),
  paid_on     date,
  operation   text not null default '',
  returned_on date,
  reason      text not null default '',
  primary key (sec_ejec, fiscal_year, number, line),
  foreign key (sec_ejec, fiscal_year, number) references payment_batch,
  foreign key (sec_ejec, order_id) references execution_record (sec_ejec, id),
  foreign key (sec_ejec, payment_id) references execution_record (sec_ejec, id),
  constraint account_where_it_is_paid_to_one check ((medium = 'CCI') = (cci <> '')),
  constraint paid_on_a_day check (state <> 'P' or (paid_on is not null and operation <> '')),
  constraint returned_for_a_reason check ((state = 'R') = (returned_on is not null) and (state <> 'R' or reason <> ''))
);
create index payment_batch_line_order on payment_batch_line (sec_ejec, order_id);
create index payment_batch_line_payment on payment_batch_line (sec_ejec, payment_id);

-- What freezes a batch, by the first year it holds for (anchors: stolen credentials, orders by the dozen on the eve of a holiday).
create table velocity_limit (
  since smallint not null,
  name  text not null,
  value numeric not null,
  basis text not null,
  primary key (name, since)
);
insert into velocity_limit values
  (2012, 'ORDERS_IN_A_MINUTE', 8, 'assumed: as many orders of the batch were authorised within one minute'),
  (2012, 'NIGHT_FROM', 20, 'assumed: hour of Lima from which nobody is expected to sign'),
  (2012, 'NIGHT_UNTIL', 7, 'assumed: hour of Lima until which nobody is expected to sign'),
  (2012, 'EVE_OF_HOLIDAY', 1, 'assumed: 1 where a batch signed on the day before a holiday is frozen'),
  (2012, 'NEW_PAYEE_ABOVE', 5000, 'assumed: soles from which a payee that the unit never paid, or whose account is new, freezes a batch'),
  (2012, 'NEW_ACCOUNT_DAYS', 30, 'assumed: days for which a confirmed account is new');

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('PAYMENT_BATCH', 'N', 'verify', 'V', 'UE_TREASURY', false),
  ('PAYMENT_BATCH', 'N', 'discard', 'X', 'UE_TREASURY', true),
  ('PAYMENT_BATCH', 'V', 'sign', 'F', 'UE_ADMIN_HEAD', false),
  ('PAYMENT_BATCH', 'V', 'sign', 'F', 'RECTOR_TREASURY', false),
  ('PAYMENT_BATCH', 'V', 'reject', 'N', 'UE_ADMIN_HEAD', true),
  ('PAYMENT_BATCH', 'V', 'reject', 'N', 'RECTOR_TREASURY', true),
  ('PAYMENT_BATCH', 'F', 'sign', 'A', 'UE_ADMIN_HEAD', false),
  ('PAYMENT_BATCH', 'F', 'sign', 'A', 'RECTOR_TREASURY', false),
  ('PAYMENT_BATCH', 'F', 'reject', 'N', 'UE_ADMIN_HEAD', true),
  ('PAYMENT_BATCH', 'F', 'reject', 'N', 'RECTOR_TREASURY', true),
  ('PAYMENT_BATCH', 'Z', 'unfreeze', 'A', 'PLIEGO_HEAD', true),
  ('PAYMENT_BATCH', 'Z', 'unfreeze', 'A', 'RECTOR_TREASURY', true),
  ('PAYMENT_BATCH', 'Z', 'reject', 'N', 'PLIEGO_HEAD', true),
  ('PAYMENT_BATCH', 'Z', 'reject', 'N', 'RECTOR_TREASURY', true);

-- What the bank says of an account, and which movement of the unit's own book each line is.
create table bank_statement_line (
  id          bigserial,
  sec_ejec    text not null,
  fiscal_year smallint not null,
  account     text not null check (account <> ''),
  booked_on   date not null,
  operation   text not null check (operation <> ''),
  concept     text not null,
  -- in above zero, out below
  amount      numeric(19,2) not null check (amount <> 0),
  import_id   bigint,
  primary key (sec_ejec, id),
  constraint statement_line_once unique (sec_ejec, account, booked_on, operation, amount),
  foreign key (fiscal_year, sec_ejec) references implementing_unit
);
create index bank_statement_line_account on bank_statement_line (sec_ejec, fiscal_year, account);
create trigger bank_statement_line_append_only before update or delete on bank_statement_line for each row execute function refuse_change();
create trigger bank_statement_line_no_truncate before truncate on bank_statement_line for each statement execute function refuse_change();
create table bank_match (
  sec_ejec     text not null,
  statement_id bigint not null,
  account      text not null,
  posting_key  text not null,
  matched_by   text not null,
  matched_name text not null,
  matched_at   timestamptz not null default now(),
  primary key (sec_ejec, statement_id),
  constraint book_row_matched_once unique (sec_ejec, account, posting_key),
  foreign key (sec_ejec, statement_id) references bank_statement_line
);
