-- The monthly payment calendar (domain 9.7, B9): what a unit may order in a month, by source and generic. A unit without a row in the
-- year isn't limited; one with rows may order nothing where it has none.
create table payment_calendar (
  fiscal_year  smallint not null,
  sec_ejec     text not null,
  month        smallint not null check (month between 1 and 12),
  source       text not null,
  generic      text not null check (generic ~ '^2\.\d$'),
  limit_amount numeric(19,2) not null check (limit_amount >= 0),
  -- payment orders of the month that this system keeps; below zero where more was taken back than ordered
  ordered      numeric(19,2) not null default 0,
  set_by       text not null,
  set_at       timestamptz not null default now(),
  primary key (sec_ejec, fiscal_year, month, source, generic),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  foreign key (fiscal_year, source) references financing_source,
  -- PAY-002
  constraint orders_within_calendar check (ordered <= limit_amount)
);

-- What a limit was and became, for good.
create table payment_calendar_change (
  id           bigserial,
  fiscal_year  smallint not null,
  sec_ejec     text not null,
  month        smallint not null,
  source       text not null,
  generic      text not null,
  before       numeric(19,2),
  after        numeric(19,2) not null,
  reason       text not null,
  username     text not null,
  profile      text not null,
  changed_at   timestamptz not null default now(),
  primary key (sec_ejec, id)
);
create trigger payment_calendar_change_append_only before update or delete on payment_calendar_change for each row execute function refuse_change();
create trigger payment_calendar_change_no_truncate before truncate on payment_calendar_change for each statement execute function refuse_change();

-- A unit asks for more; the Treasury answers.
create table payment_calendar_request (
  fiscal_year   smallint not null,
  sec_ejec      text not null,
  number        text not null check (number ~ '^\d{10}$'),
  month         smallint not null check (month between 1 and 12),
  source        text not null,
  generic       text not null check (generic ~ '^2\.\d$'),
  amount        numeric(19,2) not null check (amount > 0),
  reason        text not null check (reason <> ''),
  -- T sent, A approved, R rejected
  state         text not null default 'T' check (state in ('T', 'A', 'R')),
  version       integer not null default 0,
  prepared_by   text not null,
  prepared_name text not null,
  sent_at       timestamptz not null default now(),
  decided_by    text,
  decided_name  text,
  decided_at    timestamptz,
  answer        text not null default '',
  primary key (sec_ejec, fiscal_year, number),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  foreign key (fiscal_year, source) references financing_source,
  constraint calendar_request_decided_by_another check ((state = 'T') = (decided_by is null) and decided_by <> prepared_by)
);
create index payment_calendar_request_waiting on payment_calendar_request (fiscal_year, sec_ejec) where state = 'T';
insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('PAYMENT_CALENDAR', 'T', 'approve', 'A', 'RECTOR_TREASURY', false),
  ('PAYMENT_CALENDAR', 'T', 'reject', 'R', 'RECTOR_TREASURY', true);

-- Purses (domain 9.13, B10): what a unit has to pay with in a rubro and type of resource, within the single account (CUT, assigned by
-- the Treasury) or in an account of its own. Where no purse was opened, orders draw on no balance that is known here.
create table purse (
  fiscal_year   smallint not null,
  sec_ejec      text not null,
  rubro         text not null,
  resource_type text not null,
  holder        text not null check (holder in ('CUT', 'OWN')),
  -- the account's number at the bank, of one of its own
  account       text not null default '',
  received      numeric(19,2) not null default 0,
  spent         numeric(19,2) not null default 0,
  balance       numeric(19,2) not null generated always as (received - spent) stored,
  opened_by     text not null,
  opened_at     timestamptz not null default now(),
  primary key (sec_ejec, fiscal_year, rubro, resource_type),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  foreign key (fiscal_year, rubro) references rubro,
  foreign key (fiscal_year, resource_type) references resource_type,
  constraint own_account_has_a_number check ((holder = 'OWN') = (account <> '')),
  -- PAY-003
  constraint orders_within_purse check (spent <= received)
);

create table purse_movement (
  id            bigserial,
  fiscal_year   smallint not null,
  sec_ejec      text not null,
  rubro         text not null,
  resource_type text not null,
  kind          text not null check (kind in ('OPENING', 'ASSIGNMENT', 'COLLECTION', 'ORDER')),
  -- in above zero, out below
  amount        numeric(19,2) not null check (amount <> 0),
  subject       text not null,
  username      text not null,
  profile       text not null,
  recorded_at   timestamptz not null default now(),
  primary key (sec_ejec, id),
  foreign key (sec_ejec, fiscal_year, rubro, resource_type) references purse
);
create index purse_movement_purse on purse_movement (sec_ejec, fiscal_year, rubro, resource_type);
create trigger purse_movement_append_only before update or delete on purse_movement for each row execute function refuse_change();
create trigger purse_movement_no_truncate before truncate on purse_movement for each statement execute function refuse_change();
