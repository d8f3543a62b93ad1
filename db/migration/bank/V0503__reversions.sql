-- Money that goes back to the Treasury (T-6, domain 9.13): what came back of payments with ordinary resources, what payees returned, the
-- penalties kept back. The unit deposits it by a slip; the Treasury confirms that it arrived.
create table treasury_reversion (
  fiscal_year   smallint not null,
  sec_ejec      text not null,
  number        text not null check (number ~ '^\d{10}$'),
  concept       text not null check (concept in ('UNUSED', 'REFUND', 'PENALTY')),
  file          text not null check (file ~ '^\d{10}$'),
  amount        numeric(19,2) not null check (amount > 0),
  slip          text not null check (slip <> ''),
  slip_on       date not null,
  -- T sent, A confirmed, R rejected
  state         text not null default 'T' check (state in ('T', 'A', 'R')),
  prepared_by   text not null,
  prepared_name text not null,
  prepared_at   timestamptz not null default now(),
  decided_by    text,
  decided_name  text,
  decided_at    timestamptz,
  answer        text not null default '',
  primary key (sec_ejec, fiscal_year, number),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  constraint reversion_decided_by_another check ((state = 'T') = (decided_by is null) and decided_by <> prepared_by)
);
create unique index slip_once on treasury_reversion (sec_ejec, fiscal_year, slip) where state <> 'R';
insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('TREASURY_REVERSION', 'T', 'approve', 'A', 'RECTOR_TREASURY', false),
  ('TREASURY_REVERSION', 'T', 'reject', 'R', 'RECTOR_TREASURY', true);
