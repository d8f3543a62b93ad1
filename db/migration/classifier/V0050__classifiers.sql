-- Yearly catalogues (domain 2). Every row carries its fiscal year; codes are text with their leading zeros.
create table fiscal_year (
  fiscal_year smallint primary key check (fiscal_year between 2000 and 2100),
  state text not null check (state in ('PREPARATION', 'PROGRAMMING', 'FORMULATION', 'APPROVED', 'EXECUTION', 'CLOSING', 'CLOSED'))
);

-- A year's catalogue is used once published (CLS-002).
create table catalogue_year (
  fiscal_year smallint not null references fiscal_year,
  catalogue   text not null,
  state       text not null check (state in ('DRAFT', 'PUBLISHED', 'CLOSED')),
  primary key (fiscal_year, catalogue)
);

-- The columns that every catalogue has.
create table catalogue_row (
  fiscal_year smallint not null,
  code        text not null,
  name        text not null check (name <> ''),
  status      text not null default 'ACTIVE' check (status in ('ACTIVE', 'INACTIVE')),
  valid_from  date,
  valid_to    date
);

create table function_code (like catalogue_row including all, primary key (fiscal_year, code), check (code ~ '^\d{2}$'));
create table functional_division (like catalogue_row including all, primary key (fiscal_year, code), check (code ~ '^\d{3}$'));
create table functional_group (like catalogue_row including all, primary key (fiscal_year, code), check (code ~ '^\d{4}$'));
create table budget_category (
  like catalogue_row including all,
  kind text not null check (kind in ('PP', 'AC', 'APNOP')),
  primary key (fiscal_year, code), check (code ~ '^\d{4}$')
);
create table product_project (
  like catalogue_row including all,
  kind text not null generated always as (case left(code, 1) when '2' then 'PROJECT' when '3' then 'PRODUCT' end) stored,
  primary key (fiscal_year, code), check (code ~ '^[23]\d{6}$')
);
create table activity (
  like catalogue_row including all,
  kind text not null generated always as (case left(code, 1) when '4' then 'INVESTMENT_ACTION' when '5' then 'ACTIVITY' when '6' then 'WORK' end) stored,
  primary key (fiscal_year, code), check (code ~ '^[456]\d{6}$')
);
create table purpose (like catalogue_row including all, primary key (fiscal_year, code), check (code ~ '^\d{7}$'));

-- The functional-programmatic chains enabled for the year (rule R2.2, CLS-011). Division → group is no tree: the chain is the fact.
create table program_chain (
  fiscal_year      smallint not null,
  function_code    text not null,
  division         text not null,
  functional_group text not null,
  category         text not null,
  product_project  text not null,
  activity         text not null,
  status           text not null default 'ACTIVE' check (status in ('ACTIVE', 'INACTIVE')),
  primary key (fiscal_year, category, product_project, activity, function_code, division, functional_group),
  foreign key (fiscal_year, function_code) references function_code,
  foreign key (fiscal_year, division) references functional_division,
  foreign key (fiscal_year, functional_group) references functional_group,
  foreign key (fiscal_year, category) references budget_category,
  foreign key (fiscal_year, product_project) references product_project,
  foreign key (fiscal_year, activity) references activity
);

-- Which products and projects belong to a category, where a source says so; the chains say the same once they are known.
create table category_product (
  fiscal_year     smallint not null,
  category        text not null,
  product_project text not null,
  status          text not null default 'ACTIVE' check (status in ('ACTIVE', 'INACTIVE')),
  primary key (fiscal_year, category, product_project),
  foreign key (fiscal_year, category) references budget_category,
  foreign key (fiscal_year, product_project) references product_project
);

create table financing_source (like catalogue_row including all, primary key (fiscal_year, code), check (code ~ '^\d$'));
create table rubro (
  like catalogue_row including all,
  source text not null,
  primary key (fiscal_year, code), check (code ~ '^\d{2}$'),
  foreign key (fiscal_year, source) references financing_source
);
create table resource_type (like catalogue_row including all, primary key (fiscal_year, code), check (code ~ '^[0-9A-Z]{1,2}$'));
create table expenditure_category (like catalogue_row including all, primary key (fiscal_year, code), check (code ~ '^\d$'));

-- Revenue (1) and expenditure (2) items of all levels: 2, 2.3, 2.3.1 … 2.3.1.5.1.2. Only the last level receives amounts.
create table economic_item (
  like catalogue_row including all,
  level       smallint not null generated always as (length(code) - length(replace(code, '.', '')) + 1) stored,
  parent      text,
  imputable   boolean not null,
  -- levels of government that may use it: some of 'ERM'; where known, the one pliego it is for
  scope       text not null default 'ERM' check (scope ~ '^E?R?M?$' and scope <> ''),
  primary key (fiscal_year, code), check (code ~ '^[12](\.\d{1,2}){0,5}$'),
  foreign key (fiscal_year, parent) references economic_item
);
create table unit_of_measure (
  like catalogue_row including all,
  plural       text,
  integer_only boolean not null default true,
  dimension    text not null default 'COUNT' check (dimension in ('COUNT', 'PERSON', 'TIME', 'AREA', 'LENGTH', 'PERCENTAGE')),
  primary key (fiscal_year, code), check (code ~ '^\d{3}$')
);
-- INEI codes: department XX0000, province XXYY00, district XXYYZZ; 000000 national, 98 abroad.
create table ubigeo (
  like catalogue_row including all,
  level  text not null check (level in ('COUNTRY', 'DEPARTMENT', 'PROVINCE', 'DISTRICT')),
  parent text,
  primary key (fiscal_year, code), check (code ~ '^\d{6}$')
);
create table operation_type (
  like catalogue_row including all,
  -- G expenditure, I revenue (domain 9.1.3)
  cycle             text not null default 'G' check (cycle in ('G', 'I')),
  supplier_required boolean not null,
  -- whether the operation ends in a rendering of accounts (phase R)
  rendered          boolean not null default false,
  primary key (fiscal_year, code)
);
-- Source documents (cod_doc) and the stages that accept them: letters C certification, A annual, M monthly, D accrual, G order, P payment.
create table document_type (
  like catalogue_row including all,
  stages text not null default 'CAMDGP',
  primary key (fiscal_year, code), check (code ~ '^\d{3}$')
);
drop table catalogue_row;

-- How words are compared: without case and accents.
create function plain_text(words text) returns text language sql immutable parallel safe
  return translate(lower(words), 'áéíóúàèìòùäëïöüâêîôûñç', 'aeiouaeiouaeiouaeiounc');

create index program_chain_function on program_chain (fiscal_year, function_code, division, functional_group);
create index category_product_product on category_product (fiscal_year, product_project);
create index economic_item_parent on economic_item (fiscal_year, parent);
create index ubigeo_parent on ubigeo (fiscal_year, parent);

create table classifier_equivalence (
  catalogue text not null, year_from smallint not null, code_from text not null,
  year_to smallint not null, code_to text not null, share numeric(9,6) not null default 1 check (share > 0 and share <= 1),
  primary key (catalogue, year_from, code_from, year_to, code_to)
);
