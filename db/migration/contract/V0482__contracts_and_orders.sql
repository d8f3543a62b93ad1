-- What the law makes of sums: the tax unit (UIT) of a year, and up to how many a purchase needs no selection procedure (12.6).
create table tax_unit (
  fiscal_year     smallint not null primary key,
  amount          numeric(19,2) not null check (amount > 0),
  minor_purchases numeric(5,2) not null check (minor_purchases > 0)   -- in tax units
);
insert into tax_unit values (2025, 5350, 8), (2026, 5500, 8);

-- Delay (9.14): daily = 10 % of the amount ÷ (factor × days of the term), never more than the cap of the whole. By the first year the
-- rows hold for. Assumed: the factors of the law before 2025.
create table delay_penalty (
  since      smallint not null,
  kind       text not null check (kind in ('GOODS', 'SERVICES', 'WORKS')),
  above_days smallint not null check (above_days >= 0),
  factor     numeric(5,2) not null check (factor > 0),
  cap        numeric(5,2) not null check (cap > 0 and cap <= 100),   -- percent
  primary key (since, kind, above_days)
);
insert into delay_penalty values (2012, 'GOODS', 0, 0.40, 10), (2012, 'GOODS', 60, 0.25, 10), (2012, 'SERVICES', 0, 0.40, 10),
  (2012, 'SERVICES', 60, 0.25, 10), (2012, 'WORKS', 0, 0.40, 10), (2012, 'WORKS', 60, 0.15, 10);

-- Suppliers barred from contracting with the State; a register of the country, kept as it was told.
create table supplier_sanction (
  ruc         text not null references supplier,
  valid_from  date not null,
  valid_to    date,                       -- none: for good
  resolution  text not null check (resolution <> ''),
  import_id   bigint,
  primary key (ruc, valid_from),
  constraint sanction_in_order check (valid_to >= valid_from)
);

create table contract (
  id            bigserial,
  sec_ejec      text not null,
  number        text not null check (number <> ''),
  process       text not null default '',
  kind          text not null check (kind in ('GOODS', 'SERVICES', 'WORKS')),
  supplier_ruc  text not null references supplier,
  object        text not null check (object <> ''),
  signed_on     date not null,
  starts_on     date not null,
  ends_on       date not null,
  amount        numeric(19,2) not null check (amount > 0),
  state         text not null default 'ACTIVE' check (state in ('ACTIVE', 'RESOLVED')),
  registered_by text not null,
  registered_at timestamptz not null default now(),
  primary key (sec_ejec, id),
  constraint contract_number_once unique (sec_ejec, number),
  constraint contract_in_order check (signed_on <= starts_on and starts_on <= ends_on)
);
create index contract_supplier on contract (supplier_ruc);

-- What a contract takes of each year's budget. COM-005: what is committed on it, and held by commitments under way, stays within.
create table contract_year (
  sec_ejec    text not null,
  contract_id bigint not null,
  fiscal_year smallint not null,
  amount      numeric(19,2) not null check (amount >= 0),
  committed   numeric(19,2) not null default 0,
  held        numeric(19,2) not null default 0,
  primary key (sec_ejec, contract_id, fiscal_year),
  foreign key (sec_ejec, contract_id) references contract,
  constraint committed_within_contract_year check (committed >= 0 and held >= 0 and committed + held <= amount)
);
create table contract_addendum (
  sec_ejec    text not null,
  contract_id bigint not null,
  number      smallint not null check (number > 0),
  signed_on   date not null,
  fiscal_year smallint not null,
  amount      numeric(19,2) not null,
  ends_on     date,
  reason      text not null check (reason <> ''),
  registered_by text not null,
  registered_at timestamptz not null default now(),
  primary key (sec_ejec, contract_id, number),
  foreign key (sec_ejec, contract_id) references contract,
  constraint addendum_changes_something check (amount <> 0 or ends_on is not null)
);
create trigger contract_addendum_append_only before update or delete on contract_addendum for each row execute function refuse_change();

-- Which annual commitments carry out a contract.
create table contract_commitment (
  sec_ejec    text not null,
  record_id   bigint not null,
  contract_id bigint not null,
  fiscal_year smallint not null,
  primary key (sec_ejec, record_id),
  foreign key (sec_ejec, record_id) references execution_record,
  foreign key (sec_ejec, contract_id, fiscal_year) references contract_year
);
create index contract_commitment_contract on contract_commitment (sec_ejec, contract_id);

-- Orders of purchase (C) and service (S), what they ask for, and what came.
create table purchase_order (
  id            bigserial,
  fiscal_year   smallint not null,
  sec_ejec      text not null,
  kind          text not null check (kind in ('C', 'S')),
  number        text not null check (number ~ '^\d{10}$'),
  supplier_ruc  text not null references supplier,
  contract_id   bigint,
  object        text not null check (object <> ''),
  -- group, class and family of the catalogue of goods and services: what splitting is judged by
  family        text not null check (family ~ '^\d{8}$'),
  issued_on     date not null,
  term_days     smallint not null check (term_days > 0),
  due_on        date not null generated always as (issued_on + term_days) stored,
  total         numeric(19,2) not null check (total > 0),
  accepted      numeric(19,2) not null default 0,
  -- why it is no split purchase, where it looks like one (COM-006)
  splitting_reason text,
  state         text not null default 'ISSUED' check (state in ('ISSUED', 'ANNULLED')),
  annulled_why  text,
  prepared_by   text not null,
  prepared_name text not null,
  prepared_at   timestamptz not null default now(),
  primary key (sec_ejec, id),
  constraint order_number_once unique (sec_ejec, fiscal_year, kind, number),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  foreign key (sec_ejec, contract_id) references contract,
  constraint accepted_within_order check (accepted between 0 and total),
  constraint annulled_for_a_reason check ((state = 'ANNULLED') = (annulled_why is not null))
);
create index purchase_order_family on purchase_order (fiscal_year, sec_ejec, family);
create index purchase_order_supplier on purchase_order (supplier_ruc);

create table purchase_order_line (
  sec_ejec    text not null,
  order_id    bigint not null,
  line        smallint not null,
  description text not null check (description <> ''),
  unit        text not null check (unit <> ''),
  quantity    numeric(19,4) not null check (quantity > 0),
  unit_price  numeric(19,6) not null check (unit_price > 0),
  amount      numeric(19,2) not null,
  received    numeric(19,4) not null default 0,
  primary key (sec_ejec, order_id, line),
  foreign key (sec_ejec, order_id) references purchase_order,
  constraint order_amount_of_its_quantity check (amount = round(quantity * unit_price, 2)),
  constraint received_within_order check (received between 0 and quantity)
);

create table reception (
  id              bigserial,
  sec_ejec        text not null,
  order_id        bigint not null,
  number          smallint not null,
  guide           text not null check (guide <> ''),    -- the supplier's delivery note
  received_on     date not null,
  amount          numeric(19,2) not null check (amount > 0),
  days_late       smallint not null default 0 check (days_late >= 0),
  penalty         numeric(19,2) not null default 0 check (penalty >= 0),
  received_by     text not null,
  received_name   text not null,
  received_at     timestamptz not null default now(),
  conformity_on   date,
  conformity_unit text,
  conformity_by   text,
  conformity_name text,
  primary key (sec_ejec, id),
  constraint reception_number_once unique (sec_ejec, order_id, number),
  foreign key (sec_ejec, order_id) references purchase_order,
  constraint conformity_whole check (num_nulls(conformity_on, conformity_unit, conformity_by, conformity_name) in (0, 4))
);
create table reception_line (
  sec_ejec     text not null,
  reception_id bigint not null,
  line         smallint not null,
  quantity     numeric(19,4) not null check (quantity > 0),
  amount       numeric(19,2) not null,
  primary key (sec_ejec, reception_id, line),
  foreign key (sec_ejec, reception_id) references reception
);
