-- The approval of the opening budget (PIA, domain 3.7): the head of a pliego promulgates it by resolution, for all of its units at once.
create table opening_budget (
  fiscal_year       smallint not null,
  level             text not null,
  sector            text not null,
  pliego            text not null,
  resolution_number text not null check (resolution_number <> ''),
  resolution_date   date not null,
  -- where Congress did not approve in time the bill stands, by this decree
  decree            text not null default '',
  file_name         text not null,
  sha256            text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes             integer not null check (bytes between 1 and 10485760),
  content           bytea not null,
  amount            numeric(19,2) not null check (amount >= 0 and amount = trunc(amount)),
  promulgated_at    timestamptz not null default now(),
  username          text not null,
  person_name       text not null,
  -- a pliego opens its year once
  constraint pliego_opens_once primary key (fiscal_year, level, sector, pliego),
  foreign key (fiscal_year, level, sector, pliego) references pliego
);
create trigger opening_budget_stays before update or delete on opening_budget for each row execute function refuse_change();

-- The units whose year it opened, each with what its lines add up to.
create table opening_unit (
  fiscal_year smallint not null,
  sec_ejec    text not null,
  lines       integer not null,
  amount      numeric(19,2) not null check (amount >= 0 and amount = trunc(amount)),
  opened_at   timestamptz not null default now(),
  -- a unit's year is opened once
  constraint unit_opens_once primary key (fiscal_year, sec_ejec),
  foreign key (fiscal_year, sec_ejec) references implementing_unit
);
create trigger opening_unit_stays before update or delete on opening_unit for each row execute function refuse_change();

-- Once a unit's year is opened its PIA stays (3.7): what changes credit afterwards is a note, which moves the PIM.
create function refuse_other_opening_credit() returns trigger language plpgsql as $$
begin
  if exists (select from opening_unit o where o.fiscal_year = new.fiscal_year and o.sec_ejec = new.sec_ejec) then
    raise exception 'The opening credit of unit % in % is promulgated', new.sec_ejec, new.fiscal_year
      using errcode = 'check_violation', constraint = 'opening_credit_stays', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger opening_credit_stays before insert on movement
  for each row when (new.stage = 'PIA') execute function refuse_other_opening_credit();
create trigger opening_credit_stays before update of pia on budget_line
  for each row when (old.pia <> new.pia) execute function refuse_other_opening_credit();

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('OPENING_BUDGET', 'PENDING', 'promulgate', 'APPROVED', 'PLIEGO_HEAD', false);
