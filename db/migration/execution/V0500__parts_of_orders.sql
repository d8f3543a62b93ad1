-- What is kept back from a payee becomes payment orders of their own (domain 9.7, 9.14): to the tax authority, to the supplier's own
-- account of detractions, to a court, to the unit. An order without a row here goes to the payee.
create table payment_order_part (
  sec_ejec  text not null,
  record_id bigint not null,
  part      text not null check (part in ('DETRACTION', 'VAT_WITHHOLDING', 'FOURTH_CATEGORY', 'PENALTY', 'COURT')),
  primary key (sec_ejec, record_id),
  constraint part_of_an_order foreign key (sec_ejec, record_id) references execution_record
);
create trigger payment_order_part_append_only before update or delete on payment_order_part for each row execute function refuse_change();
create trigger payment_order_part_no_truncate before truncate on payment_order_part for each statement execute function refuse_change();

-- What an accrual's papers say of it beyond its voucher's type: what was bought, for the detraction; the certificate that suspends the
-- income tax (form 1609); what a court keeps back.
create table accrual_retention (
  sec_ejec    text not null,
  record_id   bigint not null,
  detraction  text not null default '',
  suspension  text not null default '',
  court       numeric(19,2) not null default 0 check (court >= 0),
  court_order text not null default '',
  said_by     text not null,
  said_at     timestamptz not null default now(),
  primary key (sec_ejec, record_id),
  constraint retention_of_an_accrual foreign key (sec_ejec, record_id) references execution_record,
  constraint court_keeps_by_an_order check ((court > 0) = (court_order <> ''))
);

-- The third regime beside those of V0223: the value added tax, kept back where the unit is an agent and there is no detraction.
alter table withholding_rate drop constraint withholding_rate_kind_check;
alter table withholding_rate add constraint withholding_rate_kind_check check (kind in ('FEE_RECEIPT_INCOME_TAX', 'VAT'));
insert into withholding_rate (kind, valid_from, percent, above, voucher_type) values ('VAT', date '2014-03-01', 3, 700.00, '01');
create table withholding_agent (
  sec_ejec   text not null,
  valid_from date not null,
  valid_to   date,                       -- none: until further notice
  resolution text not null check (resolution <> ''),
  primary key (sec_ejec, valid_from),
  constraint agent_in_order check (valid_to >= valid_from)
);

-- Detraction (SPOT) by what is bought: of the whole voucher once it is above the limit, rounded to whole soles. Annex 1's goods, whose
-- rates differ one by one, are added as rows.
create table detraction_rate (
  concept    text not null check (concept ~ '^[A-Z_]+$'),
  valid_from date not null,
  percent    numeric(7,4) not null check (percent > 0 and percent < 100),
  above      numeric(19,2) not null check (above >= 0),
  primary key (concept, valid_from)
);
insert into detraction_rate values
  ('OTHER_SERVICES', date '2018-04-01', 12, 700.00), ('RENT', date '2014-07-01', 10, 700.00),
  ('CONSTRUCTION', date '2014-07-01', 4, 700.00), ('GOODS_TRANSPORT', date '2014-07-01', 4, 400.00);
