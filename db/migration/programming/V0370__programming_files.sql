-- What a unit wants to do and spend (domain 3.5, 6.2): its file of multi-year programming (three years) and its file of formulation
-- (the year of the law, to the last level of the classifier), each with targets, quantities, money and revenues.
create table programming_file (
  fiscal_year  smallint not null,        -- the year of the budget law; the two years after it are referential
  process      text not null check (process in ('MULTI_YEAR', 'FORMULATION')),
  sec_ejec     text not null,
  state        text not null default 'DRAFT' check (state in ('DRAFT', 'SUBMITTED', 'CONSOLIDATED', 'SENT', 'OBSERVED', 'ACCEPTED', 'CLOSED')),
  lock_version integer not null default 0,
  opened_at    timestamptz not null default now(),
  opened_by    text not null,
  submitted_at timestamptz,
  primary key (fiscal_year, process, sec_ejec),
  foreign key (fiscal_year, sec_ejec) references implementing_unit
);

create table programming_target (
  fiscal_year      smallint not null,
  process          text not null,
  sec_ejec         text not null,
  sec_func         text not null check (sec_func ~ '^\d{4}$'),
  function_code    text not null,
  division         text not null,
  functional_group text not null,
  category         text not null,
  product_project  text not null,
  activity         text not null,
  purpose          text not null,
  name             text not null check (name <> ''),
  unit_of_measure  text,
  accumulation     text not null default 'SUM' check (accumulation in ('SUM', 'LAST', 'MAX', 'AVG')),
  department       text not null check (department ~ '^\d{2}$'),
  province         text not null check (province ~ '^\d{2}$'),
  district         text not null check (district ~ '^\d{2}$'),
  -- something is done that costs nothing: a quantity without money is meant (PRG-003)
  zero_cost        boolean not null default false,
  -- the programming criterion (4.7), factor by factor, so that the quantity can be explained; null where the quantity was typed
  population_name  text,
  coverage_goal    numeric(9,4) check (coverage_goal between 0 and 100),
  concentration    numeric(19,4) check (concentration >= 0),
  adjustment       numeric(19,6) check (adjustment >= 0),
  lock_version     integer not null default 0,
  primary key (fiscal_year, process, sec_ejec, sec_func),
  constraint programmed_accumulation unique (fiscal_year, process, sec_ejec, sec_func, accumulation),
  -- CLS-020
  constraint programmed_target_once unique (fiscal_year, process, sec_ejec, function_code, division, functional_group, category, product_project, activity, purpose, department, province, district),
  foreign key (fiscal_year, process, sec_ejec) references programming_file on delete cascade,
  foreign key (fiscal_year, category, product_project, activity, function_code, division, functional_group) references program_chain,
  foreign key (fiscal_year, purpose) references purpose,
  foreign key (fiscal_year, unit_of_measure) references unit_of_measure
);
create index programming_target_node on programming_target (fiscal_year, process, category, product_project, activity);

-- The people that the criterion counts, year by year.
create table programming_population (
  fiscal_year smallint not null,
  process     text not null,
  sec_ejec    text not null,
  sec_func    text not null,
  year        smallint not null,
  size        numeric(19,4) not null check (size >= 0),
  source      text not null default '',
  primary key (fiscal_year, process, sec_ejec, sec_func, year),
  foreign key (fiscal_year, process, sec_ejec, sec_func) references programming_target on delete cascade,
  constraint population_within_three_years check (year between fiscal_year and fiscal_year + 2)
);

-- How much of it is to be done, by year, and by service point where the unit plans there ('' is the target as a whole).
create table programming_quantity (
  fiscal_year     smallint not null,
  process         text not null,
  sec_ejec        text not null,
  sec_func        text not null,
  year            smallint not null,
  cost_centre     text not null default '',
  -- the target's own, so that the months can be judged by it (R6.1)
  accumulation    text not null,
  year_target     numeric(19,4) not null check (year_target >= 0),
  semester_target numeric(19,4) check (semester_target >= 0),
  months          numeric(19,4)[] check (cardinality(months) = 12 and 0 <= all (months)),
  -- what was asked for and is not financed (7.5): people not served, never hidden
  unmet           numeric(19,4) not null default 0 check (unmet >= 0),
  source          text not null default 'TYPED' check (source in ('TYPED', 'CRITERION', 'CENTRES', 'IMPORT', 'COPY')),
  primary key (fiscal_year, process, sec_ejec, sec_func, year, cost_centre),
  foreign key (fiscal_year, process, sec_ejec, sec_func, accumulation)
    references programming_target (fiscal_year, process, sec_ejec, sec_func, accumulation) on update cascade on delete cascade,
  -- months may be under way; that they make the year (PHY-001) is asked when the file is submitted, and of the target that opens the year
  constraint quantity_within_three_years check (year between fiscal_year and fiscal_year + 2)
);

-- What it costs, in whole soles (R0.3), by year. In the year of the law down to the last level of the classifier; in the years after
-- it at least to the subgeneric.
create table programming_amount (
  fiscal_year          smallint not null,
  process              text not null,
  sec_ejec             text not null,
  sec_func             text not null,
  year                 smallint not null,
  rubro                text not null,
  resource_type        text not null,
  item                 text not null,
  expenditure_category text not null,
  amount               numeric(19,2) not null check (amount >= 0 and amount = trunc(amount)),
  -- COSTED: derived from quantities and unit costs (7); it is not typed over
  source               text not null default 'TYPED' check (source in ('TYPED', 'COSTED', 'IMPORT', 'COPY')),
  primary key (fiscal_year, process, sec_ejec, sec_func, year, rubro, resource_type, item, source),
  foreign key (fiscal_year, process, sec_ejec, sec_func) references programming_target on delete cascade,
  foreign key (fiscal_year, rubro) references rubro,
  foreign key (fiscal_year, resource_type) references resource_type,
  foreign key (fiscal_year, item) references economic_item,
  foreign key (fiscal_year, expenditure_category) references expenditure_category,
  constraint amount_within_three_years check (year between fiscal_year and fiscal_year + 2)
);

-- What the unit expects to collect, other than the Treasury's ordinary resources (3.5).
create table programming_revenue (
  fiscal_year smallint not null,
  process     text not null,
  sec_ejec    text not null,
  year        smallint not null,
  rubro       text not null,
  item        text not null,
  amount      numeric(19,2) not null check (amount >= 0 and amount = trunc(amount)),
  basis       text not null default '',  -- how it was estimated
  primary key (fiscal_year, process, sec_ejec, year, rubro, item),
  foreign key (fiscal_year, process, sec_ejec) references programming_file on delete cascade,
  foreign key (fiscal_year, rubro) references rubro,
  foreign key (fiscal_year, item) references economic_item,
  constraint revenue_within_three_years check (year between fiscal_year and fiscal_year + 2)
);

-- Who programs together (3.5), and what they agreed.
create table programming_commission (
  fiscal_year   smallint not null,
  sec_ejec      text not null,
  position      smallint not null,
  person_name   text not null,
  post          text not null,
  seat          text not null check (seat in ('CHAIR', 'PROGRAM', 'ADMINISTRATION', 'SUPPLY', 'PERSONNEL', 'INFRASTRUCTURE', 'INVESTMENT', 'MONITORING', 'FORMULATING_UNIT', 'UNIT')),
  designated_by text not null,
  primary key (fiscal_year, sec_ejec, position),
  foreign key (fiscal_year, sec_ejec) references implementing_unit
);
create table programming_minutes (
  id          bigserial,
  fiscal_year smallint not null,
  sec_ejec    text not null,
  held_on     date not null,
  text        text not null check (text <> ''),
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  primary key (sec_ejec, id),
  foreign key (fiscal_year, sec_ejec) references implementing_unit
);

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('PROGRAMMING_FILE', 'DRAFT', 'submit', 'SUBMITTED', 'UE_BUDGET', false),
  ('PROGRAMMING_FILE', 'SUBMITTED', 'return', 'DRAFT', 'PLIEGO_BUDGET', true),
  ('PROGRAMMING_FILE', 'SUBMITTED', 'consolidate', 'CONSOLIDATED', 'PLIEGO_BUDGET', false),
  ('PROGRAMMING_FILE', 'CONSOLIDATED', 'return', 'DRAFT', 'PLIEGO_BUDGET', true),
  ('PROGRAMMING_FILE', 'CONSOLIDATED', 'send', 'SENT', 'PLIEGO_BUDGET', false),
  ('PROGRAMMING_FILE', 'SENT', 'observe', 'OBSERVED', 'MEF_ANALYST', true),
  ('PROGRAMMING_FILE', 'OBSERVED', 'send', 'SENT', 'PLIEGO_BUDGET', true),
  ('PROGRAMMING_FILE', 'SENT', 'accept', 'ACCEPTED', 'RECTOR_BUDGET', false),
  ('PROGRAMMING_FILE', 'SENT', 'observe', 'OBSERVED', 'RECTOR_BUDGET', true),
  ('PROGRAMMING_FILE', 'ACCEPTED', 'close', 'CLOSED', 'RECTOR_BUDGET', false);
