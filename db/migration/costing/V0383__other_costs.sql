-- What isn't bought by the case: personnel (domain 7.6), running costs by driver (7.7), projects (7.8).

-- What each regime of work adds to the monthly cost, by the year from which it holds.
create table personnel_regime (
  fiscal_year       smallint not null,
  code              text not null,
  name              text not null,
  pay_item          text not null,
  bonus_item        text not null,
  contribution_item text not null,
  july_bonus        numeric(19,2) not null,
  december_bonus    numeric(19,2) not null,
  schooling_bonus   numeric(19,2) not null,
  contribution_rate numeric(9,6) not null,   -- of the monthly cost: employer's health insurance
  primary key (fiscal_year, code)
);
insert into personnel_regime values
  (2025, '276', 'DL 276 · carrera administrativa', '2.1.1.1.1.3', '2.1.1.9.1.2', '2.1.3.1.1.5', 300, 300, 400, 0.09),
  (2025, '728', 'DL 728 · actividad privada', '2.1.1.1.1.4', '2.1.1.9.1.2', '2.1.3.1.1.5', 300, 300, 400, 0.09),
  (2025, 'CAS', 'DL 1057 · contrato administrativo de servicios', '2.3.2.8.1.1', '2.3.2.8.1.4', '2.3.2.8.1.2', 300, 300, 0, 0.09);

create table personnel_position (
  fiscal_year   smallint not null,
  sec_ejec      text not null,
  code          text not null,                 -- AIRHSP
  regime        text not null,
  name          text not null check (name <> ''),
  monthly_cost  numeric(19,2) not null check (monthly_cost >= 0),
  months        smallint not null default 12 check (months between 1 and 12),
  rubro         text not null,
  resource_type text not null default '0',
  primary key (fiscal_year, sec_ejec, code),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  foreign key (fiscal_year, rubro) references rubro,
  foreign key (fiscal_year, resource_type) references resource_type
);
create table personnel_share (
  fiscal_year smallint not null,
  sec_ejec    text not null,
  position    text not null,
  sec_func    text not null check (sec_func ~ '^\d{4}$'),
  share       numeric(9,6) not null check (share > 0 and share <= 100),   -- of the person's time
  primary key (fiscal_year, sec_ejec, position, sec_func),
  foreign key (fiscal_year, sec_ejec, position) references personnel_position on delete cascade
);
-- CST-006: a person's time is spent once, and whole, when the transaction ends.
create function refuse_time_shares() returns trigger language plpgsql as $$
declare
  v_row personnel_share := case tg_op when 'DELETE' then old else new end;
  v_sum numeric;
begin
  select sum(s.share) into v_sum from personnel_share s
    where s.fiscal_year = v_row.fiscal_year and s.sec_ejec = v_row.sec_ejec and s.position = v_row.position;
  if v_sum <> 100 then
    raise exception 'The time of position % adds up to %', v_row.position, v_sum
      using errcode = 'check_violation', constraint = 'time_shares_whole', table = tg_table_name;
  end if;
  return null;
end $$;
create constraint trigger time_shares_whole after insert or update or delete on personnel_share
  deferrable initially deferred for each row execute function refuse_time_shares();

-- What running costs are driven by.
create table running_driver (
  fiscal_year smallint not null,
  code        text not null,
  name        text not null,
  unit        text not null,
  primary key (fiscal_year, code)
);
insert into running_driver values
  (2025, 'AREA', 'Área construida', 'm²'), (2025, 'VEHICLES', 'Vehículos', 'vehículo'), (2025, 'BEDS', 'Camas', 'cama'),
  (2025, 'STAFF', 'Personal', 'persona'), (2025, 'HISTORICAL', 'Gasto histórico', 'S/');
create table running_cost (
  fiscal_year     smallint not null,
  sec_ejec        text not null,
  code            text not null,
  name            text not null check (name <> ''),
  sec_func        text not null check (sec_func ~ '^\d{4}$'),
  cost_centre     text not null default '',
  driver          text not null,
  driver_quantity numeric(19,4) not null check (driver_quantity >= 0),
  rate            numeric(19,6) not null check (rate >= 0),   -- soles a year for each unit of the driver; for HISTORICAL 1 plus growth
  economic_item   text not null,
  rubro           text not null,
  resource_type   text not null default '0',
  primary key (fiscal_year, sec_ejec, code),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  foreign key (fiscal_year, economic_item) references economic_item,
  foreign key (fiscal_year, rubro) references rubro,
  foreign key (fiscal_year, resource_type) references resource_type
);

-- Investment by component and year, as Invierte.pe and the PMI have it.
create table project_cost (
  fiscal_year   smallint not null,
  sec_ejec      text not null,
  project       text not null check (project ~ '^2\d{6}$'),
  component     text not null,
  year          smallint not null,
  sec_func      text not null check (sec_func ~ '^\d{4}$'),
  economic_item text not null,
  rubro         text not null,
  resource_type text not null default '0',
  amount        numeric(19,2) not null check (amount >= 0),
  -- the project's updated cost and what was accrued until now, the same in all its rows
  updated_cost  numeric(19,2) not null check (updated_cost >= 0),
  accrued       numeric(19,2) not null default 0 check (accrued >= 0),
  primary key (fiscal_year, sec_ejec, project, component, year, sec_func, economic_item),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  foreign key (fiscal_year, economic_item) references economic_item,
  foreign key (fiscal_year, rubro) references rubro,
  foreign key (fiscal_year, resource_type) references resource_type
);
-- CST-007: no more is programmed of a project than is left of its cost, when the transaction ends.
create function refuse_project_cost() returns trigger language plpgsql as $$
declare
  v_sum numeric;
begin
  select sum(c.amount) into v_sum from project_cost c
    where c.fiscal_year = new.fiscal_year and c.sec_ejec = new.sec_ejec and c.project = new.project;
  if v_sum > new.updated_cost - new.accrued then
    raise exception 'Project % has % left, programmed %', new.project, new.updated_cost - new.accrued, v_sum
      using errcode = 'check_violation', constraint = 'project_within_cost', table = tg_table_name;
  end if;
  return null;
end $$;
create constraint trigger project_within_cost after insert or update on project_cost
  deferrable initially deferred for each row execute function refuse_project_cost();
