-- The documents of the chain (domain 9.1). A record is a sequence of a certificate (certification, annual commitment) or of a file
-- (monthly commitment, accrual, payment order, payment). An act is a movement document on a record (correlativo): the first one
-- (INI) makes it, later ones change it. Only approved acts count; acts under way hold what they ask for (9.1.5).

-- Gapless numbers per unit, year and series (12.5). The row is taken last in the transaction: it is the one thing all wait for.
create table document_counter (
  sec_ejec    text not null,
  fiscal_year smallint not null,
  series      text not null,
  last        integer not null check (last > 0),
  primary key (sec_ejec, fiscal_year, series)
);

create table execution_record (
  id             bigserial,
  fiscal_year    smallint not null,
  sec_ejec       text not null,
  stage          text not null check (stage in ('CERTIFICATION', 'ANNUAL_COMMITMENT', 'MONTHLY_COMMITMENT', 'ACCRUAL', 'PAYMENT_ORDER', 'PAYMENT')),
  predecessor_id bigint,
  certificate    text not null check (certificate ~ '^\d{10}$'),
  -- the file (expediente), opened by the monthly commitment
  file           text check (file ~ '^\d{10}$'),
  sequence       text not null check (sequence ~ '^\d{4}$'),
  number         text not null generated always as (coalesce(file, certificate)) stored,
  book           text not null generated always as (case when file is null then 'CERTIFICATE' else stage end) stored,
  operation_type text not null,
  supplier_ruc   text references supplier,
  primary key (sec_ejec, id),
  constraint record_number_once unique (sec_ejec, fiscal_year, book, number, sequence),
  constraint record_of_a_stage unique (sec_ejec, id, stage),
  constraint record_draws_on_a_record foreign key (sec_ejec, predecessor_id) references execution_record,
  constraint record_of_a_unit foreign key (fiscal_year, sec_ejec) references implementing_unit,
  constraint first_stage_draws_on_none check ((stage = 'CERTIFICATION') = (predecessor_id is null)),
  constraint file_from_monthly_commitment check ((stage in ('CERTIFICATION', 'ANNUAL_COMMITMENT')) = (file is null))
);
create index execution_record_predecessor on execution_record (sec_ejec, predecessor_id);
create index execution_record_certificate on execution_record (sec_ejec, fiscal_year, certificate);
create index execution_record_file on execution_record (sec_ejec, fiscal_year, file) where file is not null;
create index execution_record_supplier on execution_record (supplier_ruc) where supplier_ruc is not null;

create table execution_act (
  id               bigserial,
  sec_ejec         text not null,
  record_id        bigint not null,
  correlative      text not null check (correlative ~ '^\d{4}$'),
  kind             text not null check (kind in ('INI', 'INC', 'RED', 'ANU', 'REF', 'RAN', 'EXT', 'ERR')),
  -- N in process, V verified, T transmitted, A approved, R rejected, X void: discarded before approval, its number is kept
  state            text not null default 'N' check (state in ('N', 'V', 'T', 'A', 'R', 'X')),
  attempt          smallint not null default 1,
  version          integer not null default 0,
  month            smallint not null check (month between 1 and 12),
  document_type    text not null,
  document_number  text not null check (document_number <> ''),
  document_date    date not null,
  justification    text not null,
  voucher_type     text,
  voucher_series   text,
  voucher_number   text,
  voucher_date     date,
  conformity_date  date,
  conformity_unit  text,
  prepared_by      text not null,
  prepared_name    text not null,
  prepared_profile text not null,
  prepared_at      timestamptz not null default now(),
  moved_at         timestamptz not null default now(),
  approved_by      text,
  approved_name    text,
  approved_at      timestamptz,
  primary key (sec_ejec, id),
  constraint act_on_a_record foreign key (sec_ejec, record_id) references execution_record,
  constraint act_number_once unique (sec_ejec, record_id, correlative),
  constraint voucher_whole check (num_nulls(voucher_type, voucher_series, voucher_number) in (0, 3)),
  constraint approved_by_somebody check ((state = 'A') = (approved_by is not null))
);
-- EXE-021: one act of a record is under way at a time.
create unique index one_act_under_way on execution_act (sec_ejec, record_id) where state in ('N', 'V', 'T', 'R');
create index execution_act_waiting on execution_act (state, sec_ejec) where state in ('N', 'V', 'T', 'R');

-- Signed amounts: a reduction is negative. record_id says whose balance moves, since a refund moves three stages in one act.
create table execution_act_line (
  sec_ejec      text not null,
  act_id        bigint not null,
  record_id     bigint not null,
  sec_func      text not null,
  rubro         text not null,
  resource_type text not null,
  item          text not null,
  amount        numeric(19,2) not null check (amount <> 0),
  primary key (sec_ejec, act_id, record_id, sec_func, rubro, resource_type, item),
  constraint act_line_of_an_act foreign key (sec_ejec, act_id) references execution_act,
  constraint act_line_of_a_record foreign key (sec_ejec, record_id) references execution_record
);
create index execution_act_line_record on execution_act_line (sec_ejec, record_id);

-- What is left of a record, line by line. The ladder of documents (9.2, B3 to B8) is this table's constraints: what successors
-- have drawn, what their drafts hold and what reductions under way hold never exceeds what was approved.
create table execution_record_line (
  sec_ejec           text not null,
  record_id          bigint not null,
  stage              text not null,
  fiscal_year        smallint not null,
  sec_func           text not null,
  rubro              text not null,
  resource_type      text not null,
  item               text not null,
  approved           numeric(19,2) not null default 0,
  drawn              numeric(19,2) not null default 0,
  drawn_reserved     numeric(19,2) not null default 0,
  reduction_reserved numeric(19,2) not null default 0,
  used               numeric(19,2) not null generated always as (drawn + drawn_reserved + reduction_reserved) stored,
  primary key (sec_ejec, record_id, sec_func, rubro, resource_type, item),
  constraint record_line_of_a_record foreign key (sec_ejec, record_id, stage) references execution_record (sec_ejec, id, stage),
  constraint record_line_of_a_line foreign key (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item) references budget_line,
  constraint record_line_not_negative check (approved >= 0 and drawn >= 0 and drawn_reserved >= 0 and reduction_reserved >= 0),
  -- B3, COM-001; from the other side CRT-007: a certification isn't reduced below what was committed on it
  constraint annual_commitment_within_certification check (stage <> 'CERTIFICATION' or used <= approved),
  -- B4, COM-010; EXE-010
  constraint monthly_commitment_within_annual check (stage <> 'ANNUAL_COMMITMENT' or used <= approved),
  -- B5, ACR-001; EXE-010
  constraint accrual_within_monthly_commitment check (stage <> 'MONTHLY_COMMITMENT' or used <= approved),
  -- B6, PAY-001; EXE-010
  constraint payment_order_within_accrual check (stage <> 'ACCRUAL' or used <= approved),
  -- B7, PAY-010; EXE-010
  constraint payment_within_payment_order check (stage <> 'PAYMENT_ORDER' or used <= approved),
  -- a payment is returned or refunded up to what was paid
  constraint return_within_payment check (stage <> 'PAYMENT' or used <= approved)
);
create index execution_record_line_line on execution_record_line (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item);

-- An approved or void act is final (R0.8): a change is another act.
create function refuse_change_of_final_act() returns trigger language plpgsql as $$
begin
  if old.state in ('A', 'X') then
    raise exception 'Act % of unit % is final', old.id, old.sec_ejec
      using errcode = 'integrity_constraint_violation', constraint = 'final_act', table = tg_table_name;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger execution_act_final before update or delete on execution_act for each row execute function refuse_change_of_final_act();
create trigger execution_act_no_truncate before truncate on execution_act for each statement execute function refuse_change();

create function refuse_change_of_final_lines() returns trigger language plpgsql as $$
begin
  if exists (select from execution_act a where a.sec_ejec = old.sec_ejec and a.id = old.act_id and a.state in ('A', 'X')) then
    raise exception 'Act % of unit % is final', old.act_id, old.sec_ejec
      using errcode = 'integrity_constraint_violation', constraint = 'final_act', table = tg_table_name;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger execution_act_line_final before update or delete on execution_act_line for each row execute function refuse_change_of_final_lines();
create trigger execution_act_line_no_truncate before truncate on execution_act_line for each statement execute function refuse_change();
