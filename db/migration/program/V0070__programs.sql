-- Budget programs and their versions (domain 4.1, 4.2, 4.11). The code is for life; what is designed is a version.
create table program (
  code       text primary key check (code ~ '^\d{4}$'),
  name       text not null check (name <> ''),
  -- PP budget program, AC central actions (9001), APNOP allocations that result in no product (9002)
  kind       text not null check (kind in ('PP', 'AC', 'APNOP')),
  created_at timestamptz not null default now()
);

create table program_version (
  id            bigserial primary key,
  program       text not null references program,
  version       smallint not null check (version > 0),
  -- PPoR with a result for the citizen, PPI institutional (4.1)
  approach      text check (approach in ('PPOR', 'PPI')),
  name          text not null check (name <> ''),
  state         text not null default 'DRAFT'
    check (state in ('DRAFT', 'INTERNAL_REVIEW', 'SUBMITTED', 'OBSERVED', 'VALIDATED', 'APPROVED', 'SUPERSEDED', 'CLOSED')),
  -- fiscal years in force once approved; no end: until another version takes over
  valid_from    smallint check (valid_from between 2000 and 2100),
  valid_to      smallint check (valid_to between 2000 and 2100),
  rector_sector text,
  rector_pliego text,
  rector_name   text,
  -- levels of government that execute: some of E national, R regional, M local
  levels        text not null default '' check (levels ~ '^E?R?M?$'),
  first_year    smallint,
  last_year     smallint,
  objective     text,                -- the light registration of central actions and allocations (4.11)
  source        text,                -- where the content was published
  demonstration boolean not null default false,   -- parts were invented to show the system
  -- IMPORTED: designed and approved outside; the checks bind what is registered here and report on what was imported
  origin        text not null default 'NATIVE' check (origin in ('NATIVE', 'IMPORTED')),
  content_hash  text,
  lock_version  integer not null default 0,
  created_at    timestamptz not null default now(),
  created_by    text not null,
  import_id     bigint,
  constraint program_version_once unique (program, version),
  constraint approved_version_has_years check (state <> 'APPROVED' or valid_from is not null),
  constraint version_years_in_order check (valid_to >= valid_from),
  -- DSN-001: one approved version a program and year. Program and years are laid on one axis, so plain ranges exclude each other.
  constraint approved_version_once_a_year exclude using gist (
    int4range(program::integer * 10000 + valid_from, program::integer * 10000 + coalesce(valid_to, 9999), '[]') with &&)
    where (state = 'APPROVED')
);

create table problem (
  version_id          bigint primary key references program_version on delete cascade,
  statement           text not null check (statement <> ''),
  indicator           text,          -- how its magnitude is measured
  magnitude           numeric(19,4),
  magnitude_unit      text,
  magnitude_year      smallint,
  magnitude_source    text,
  affected_population text,
  temporality         text,
  relevance           text,
  demonstration       boolean not null default false
);

-- Who is to be reached: potential → target → programmed (4.1).
create table target_population (
  id            bigserial primary key,
  version_id    bigint not null references program_version on delete cascade,
  position      smallint not null,
  name          text not null check (name <> ''),
  definition    text,
  unit          text,
  source        text,
  demonstration boolean not null default false,
  constraint population_position_once unique (version_id, position)
);
create table population_size (
  population_id bigint not null references target_population on delete cascade,
  kind          text not null check (kind in ('POTENTIAL', 'TARGET', 'PROGRAMMED')),
  fiscal_year   smallint not null,
  ubigeo        text not null default '000000' check (ubigeo ~ '^\d{6}$'),
  size          numeric(19,4) not null check (size >= 0),
  primary key (population_id, kind, fiscal_year, ubigeo)
);

-- What the ministry published of the program's money, year by year: context for a design, never added to the ledger.
create table program_published_budget (
  program     text not null references program,
  fiscal_year smallint not null,
  pia         numeric(19,2) not null,
  pim         numeric(19,2) not null,
  certified   numeric(19,2),
  accrued     numeric(19,2) not null,
  ordered     numeric(19,2),
  source      text not null,
  primary key (program, fiscal_year)
);

-- Strategic objectives of plans (PEDN, PESEM, PEI) that results and products serve.
create table strategic_objective (
  id     bigserial primary key,
  plan   text not null check (plan in ('PEDN', 'PESEM', 'PEI_OEI', 'PEI_AEI')),
  owner  text not null default '',     -- sector or pliego of the plan
  code   text not null,
  name   text not null,
  parent bigint references strategic_objective,
  constraint strategic_objective_once unique (plan, owner, code)
);

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('PROGRAM_VERSION', 'DRAFT', 'review', 'INTERNAL_REVIEW', 'PROGRAM_RESPONSIBLE', false),
  ('PROGRAM_VERSION', 'INTERNAL_REVIEW', 'return', 'DRAFT', 'PROGRAM_RESPONSIBLE', true),
  ('PROGRAM_VERSION', 'INTERNAL_REVIEW', 'submit', 'SUBMITTED', 'PROGRAM_RESPONSIBLE', false),
  ('PROGRAM_VERSION', 'SUBMITTED', 'observe', 'OBSERVED', 'MEF_ANALYST', true),
  ('PROGRAM_VERSION', 'OBSERVED', 'submit', 'SUBMITTED', 'PROGRAM_RESPONSIBLE', false),
  ('PROGRAM_VERSION', 'SUBMITTED', 'validate', 'VALIDATED', 'MEF_ANALYST', false),
  ('PROGRAM_VERSION', 'VALIDATED', 'observe', 'OBSERVED', 'RECTOR_BUDGET', true),
  ('PROGRAM_VERSION', 'VALIDATED', 'approve', 'APPROVED', 'RECTOR_BUDGET', false),
  ('PROGRAM_VERSION', 'APPROVED', 'supersede', 'SUPERSEDED', 'RECTOR_BUDGET', false),
  ('PROGRAM_VERSION', 'APPROVED', 'close', 'CLOSED', 'RECTOR_BUDGET', true);
