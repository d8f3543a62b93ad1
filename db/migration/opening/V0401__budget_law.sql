-- What the ministry sent to Congress (the bill) and what Congress approved (the law), line by line (domain 3.7). Where there is a law
-- the opening budget equals it; where Congress did not approve in time the bill stands, by decree.
create table budget_law (
  fiscal_year smallint not null references fiscal_year,
  version     text not null check (version in ('BILL', 'LAW')),
  norm        text not null,
  kept_at     timestamptz not null default now(),
  username    text not null,
  import_id   bigint,
  -- the bill goes to Congress once
  constraint bill_once primary key (fiscal_year, version)
);
create table budget_law_line (
  fiscal_year   smallint not null,
  version       text not null,
  sec_ejec      text not null,
  sec_func      text not null check (sec_func ~ '^\d{4}$'),
  rubro         text not null,
  resource_type text not null,
  item          text not null,
  amount        numeric(19,2) not null check (amount > 0 and amount = trunc(amount)),
  primary key (fiscal_year, version, sec_ejec, sec_func, rubro, resource_type, item),
  foreign key (fiscal_year, version) references budget_law,
  foreign key (fiscal_year, sec_ejec) references implementing_unit
);
create trigger bill_stays before update or delete on budget_law_line
  for each row when (old.version = 'BILL') execute function refuse_change();

-- What was accepted and then changed by Congress goes back to its unit, with the reason.
insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('PROGRAMMING_FILE', 'ACCEPTED', 'observe', 'OBSERVED', 'RECTOR_BUDGET', true);
