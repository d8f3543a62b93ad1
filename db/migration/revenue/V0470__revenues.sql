-- Revenue (domain 9.12, cycle I): what somebody owes to a unit (determined, D) and what came in (collected, R). A record is a debtor's
-- file; acts make and change it, and move through the workflow as those of expenditure do: only approved acts count, acts under way
-- hold what they would take. Spontaneous revenue is determined and collected by one act (DR).
create table revenue_record (
  fiscal_year    smallint not null,
  sec_ejec       text not null,
  number         text not null check (number ~ '^\d{10}$'),
  spontaneous    boolean not null,
  -- RUC, DNI or another document; empty where nobody is named, as with a day's takings
  payer_document text not null default '' check (payer_document ~ '^[0-9A-Za-z-]{0,15}$'),
  payer_name     text not null check (payer_name <> ''),
  concept        text not null check (concept <> ''),
  -- the norm or contract that it is owed by
  legal_basis    text not null default '',
  due_on         date,
  primary key (sec_ejec, fiscal_year, number),
  foreign key (fiscal_year, sec_ejec) references implementing_unit
);

create table revenue_act (
  id               bigserial,
  sec_ejec         text not null,
  fiscal_year      smallint not null,
  number           text not null,
  correlative      text not null check (correlative ~ '^\d{4}$'),
  phase            text not null check (phase in ('D', 'R', 'DR')),
  kind             text not null check (kind in ('INI', 'INC', 'RED', 'ANU', 'REF', 'RAN')),
  -- N in process, V verified, A approved, R rejected, X void; T (transmitted and judged at once) is passed on the way to A
  state            text not null default 'N' check (state in ('N', 'V', 'T', 'A', 'R', 'X')),
  version          integer not null default 0,
  month            smallint not null check (month between 1 and 12),
  document_kind    text not null check (document_kind in ('DEPOSIT_SLIP', 'RECEIPT', 'INVOICE', 'TICKET', 'CREDIT_NOTE', 'TRANSFER', 'RESOLUTION', 'CONTRACT', 'OTHER')),
  document_number  text not null check (document_number <> ''),
  document_date    date not null,
  justification    text not null check (justification <> ''),
  import_id        bigint,
  prepared_by      text not null,
  prepared_name    text not null,
  prepared_at      timestamptz not null default now(),
  moved_at         timestamptz not null default now(),
  approved_by      text,
  approved_name    text,
  approved_profile text,
  approved_at      timestamptz,
  primary key (sec_ejec, id),
  constraint revenue_act_of_a_record foreign key (sec_ejec, fiscal_year, number) references revenue_record,
  constraint revenue_act_number_once unique (sec_ejec, fiscal_year, number, correlative),
  constraint revenue_approved_by_somebody check ((state = 'A') = (approved_by is not null)),
  -- CTL-001
  constraint revenue_approved_by_another check (approved_by <> prepared_by)
);
-- REV-006: one act of a record is under way at a time
create unique index one_revenue_act_under_way on revenue_act (sec_ejec, fiscal_year, number) where state in ('N', 'V', 'T', 'R');
-- REV-005: a deposit slip, a transfer, a receipt brings money in once
create unique index revenue_document_once on revenue_act (sec_ejec, fiscal_year, document_kind, document_number)
  where state not in ('X', 'R') and kind = 'INI' and phase in ('R', 'DR') and document_kind in ('DEPOSIT_SLIP', 'TRANSFER', 'RECEIPT', 'TICKET');
create index revenue_act_waiting on revenue_act (state, sec_ejec) where state in ('N', 'V', 'T', 'R');

create table revenue_act_line (
  sec_ejec      text not null,
  act_id        bigint not null,
  fiscal_year   smallint not null,
  rubro         text not null,
  resource_type text not null,
  item          text not null check (item like '1.%'),
  amount        numeric(19,2) not null check (amount <> 0),
  primary key (sec_ejec, act_id, rubro, resource_type, item),
  constraint revenue_line_of_an_act foreign key (sec_ejec, act_id) references revenue_act,
  foreign key (fiscal_year, rubro) references rubro,
  foreign key (fiscal_year, resource_type) references resource_type,
  foreign key (fiscal_year, item) references economic_item
);

-- What a record comes to, line by line, and what acts under way hold of it. Its constraints are the rules.
create table revenue_record_line (
  sec_ejec      text not null,
  fiscal_year   smallint not null,
  number        text not null,
  rubro         text not null,
  resource_type text not null,
  item          text not null,
  determined    numeric(19,2) not null default 0 check (determined >= 0),
  collected     numeric(19,2) not null default 0,
  refunded      numeric(19,2) not null default 0,
  collecting    numeric(19,2) not null default 0,
  lowering      numeric(19,2) not null default 0,
  going_back     numeric(19,2) not null default 0,
  reclaiming    numeric(19,2) not null default 0,
  primary key (sec_ejec, fiscal_year, number, rubro, resource_type, item),
  foreign key (sec_ejec, fiscal_year, number) references revenue_record,
  -- REV-001: no more comes in than is owed, and what came in or is coming in stays owed
  constraint collected_within_determined check (collected + collecting + lowering <= determined),
  -- REV-002: no more goes back than came in, no refund is annulled that wasn't made
  constraint returned_within_collected check (going_back <= collected and reclaiming <= refunded)
);

-- What counted, as it became so: the revenue side of `movement`. Negative amounts take back.
create table revenue_movement (
  id              bigserial,
  fiscal_year     smallint not null,
  sec_ejec        text not null,
  stage           text not null check (stage in ('REVENUE_DETERMINED', 'REVENUE_COLLECTED')),
  kind            text not null,
  rubro           text not null,
  resource_type   text not null,
  item            text not null,
  month           smallint not null,
  amount          numeric(19,2) not null check (amount <> 0),
  number          text not null,
  act_id          bigint not null,
  document_number text not null,
  known_on        date not null,
  username        text not null,
  profile         text not null,
  recorded_at     timestamptz not null default now(),
  primary key (sec_ejec, id),
  constraint revenue_movement_once unique (sec_ejec, act_id, stage, rubro, resource_type, item)
);
create index revenue_movement_year on revenue_movement (sec_ejec, fiscal_year, stage, item);
create trigger revenue_movement_append_only before update or delete on revenue_movement for each row execute function refuse_change();
create trigger revenue_movement_no_truncate before truncate on revenue_movement for each statement execute function refuse_change();

create function refuse_change_of_final_revenue() returns trigger language plpgsql as $$
begin
  if old.state in ('A', 'X') then
    raise exception 'Revenue act % of unit % is final', old.id, old.sec_ejec
      using errcode = 'integrity_constraint_violation', constraint = 'final_act', table = tg_table_name;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger revenue_act_final before update or delete on revenue_act for each row execute function refuse_change_of_final_revenue();
create function refuse_change_of_final_revenue_line() returns trigger language plpgsql as $$
declare
  v_line revenue_act_line := case tg_op when 'INSERT' then new else old end;
begin
  if exists (select from revenue_act a where a.sec_ejec = v_line.sec_ejec and a.id = v_line.act_id and a.state in ('A', 'X')) then
    raise exception 'Revenue act % of unit % is final', v_line.act_id, v_line.sec_ejec
      using errcode = 'integrity_constraint_violation', constraint = 'final_act', table = tg_table_name;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger revenue_act_line_final before insert or update or delete on revenue_act_line for each row execute function refuse_change_of_final_revenue_line();

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('REVENUE', 'N', 'edit', 'N', 'UE_TREASURY', false), ('REVENUE', 'N', 'verify', 'V', 'UE_TREASURY', false),
  ('REVENUE', 'N', 'discard', 'X', 'UE_TREASURY', true), ('REVENUE', 'R', 'edit', 'N', 'UE_TREASURY', false),
  ('REVENUE', 'R', 'discard', 'X', 'UE_TREASURY', true), ('REVENUE', 'V', 'approve', 'A', 'UE_ADMIN_HEAD', false),
  ('REVENUE', 'V', 'reject', 'R', 'UE_ADMIN_HEAD', true);

-- The books of revenue (9.16.4). Accounts beside 1101, 1201, 8201 and 8501 are assumed, by the first digits of the classifier.
alter table accounting_operation drop constraint accounting_operation_stage_check;
alter table accounting_operation add constraint accounting_operation_stage_check check (stage ~ '^[A-Z_]+$');
alter table journal_pending drop constraint journal_pending_origin_check;
alter table journal_pending add constraint journal_pending_origin_check check (origin ~ '^[A-Z_]+$');
insert into accounting_account (since, code, name, nature) values
  (2012, '2301', 'DEUDA PUBLICA', 'CREDIT'),
  (2012, '4101', 'INGRESOS TRIBUTARIOS', 'CREDIT'),
  (2012, '4201', 'CONTRIBUCIONES SOCIALES', 'CREDIT'),
  (2012, '4301', 'VENTA DE BIENES Y SERVICIOS Y DERECHOS ADMINISTRATIVOS', 'CREDIT'),
  (2012, '4401', 'DONACIONES Y TRANSFERENCIAS RECIBIDAS', 'CREDIT'),
  (2012, '4501', 'OTROS INGRESOS', 'CREDIT'),
  (2012, '4601', 'VENTA DE ACTIVOS', 'CREDIT')
  on conflict do nothing;
insert into accounting_operation (since, stage, purpose, operation_type, item, debit, credit) values
  (2012, 'REVENUE_DETERMINED', 'FINANCIAL', '', '1.1', '1201', '4101'),
  (2012, 'REVENUE_DETERMINED', 'FINANCIAL', '', '1.2', '1201', '4201'),
  (2012, 'REVENUE_DETERMINED', 'FINANCIAL', '', '1.3', '1201', '4301'),
  (2012, 'REVENUE_DETERMINED', 'FINANCIAL', '', '1.4', '1201', '4401'),
  (2012, 'REVENUE_DETERMINED', 'FINANCIAL', '', '1.5', '1201', '4501'),
  (2012, 'REVENUE_DETERMINED', 'FINANCIAL', '', '1.6', '1201', '4601'),
  (2012, 'REVENUE_DETERMINED', 'FINANCIAL', '', '1.7', '1201', '4601'),
  (2012, 'REVENUE_DETERMINED', 'FINANCIAL', '', '1.8', '1201', '2301'),
  (2012, 'REVENUE_COLLECTED', 'FINANCIAL', '', '', '1101', '1201'),
  (2012, 'REVENUE_COLLECTED', 'BUDGET', '', '', '8501', '8201');
