-- The allotment of commitments for the year, PCA (domain 8.7): how much of its credit a unit may certify, by rubro, category of
-- expenditure and generic. Where the rector set none, only the credit limits. Certified and held amounts are kept beside it by the
-- functions of the ledger, so that B2 is a constraint of the row as the rest of the ladder is.
create table commitment_allotment (
  fiscal_year          smallint not null,
  sec_ejec             text not null,
  rubro                text not null,
  expenditure_category text not null,
  generic              text not null check (generic ~ '^\d\.\d$'),
  assigned             numeric(19,2) not null,
  certified            numeric(19,2) not null default 0,
  certified_reserved   numeric(19,2) not null default 0,
  -- what cuts of the legacy system brought: they are history, the allotment binds what is registered here
  legacy_certified     numeric(19,2) not null default 0,
  import_id            bigint,
  assigned_at          timestamptz not null default now(),
  primary key (fiscal_year, sec_ejec, rubro, expenditure_category, generic),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  foreign key (fiscal_year, rubro) references rubro,
  foreign key (fiscal_year, expenditure_category) references expenditure_category,
  constraint allotment_whole_soles check (assigned = trunc(assigned) and assigned >= 0),
  -- B2, CRT-002; from the other side PCA-003: an allotment isn't reduced below what was certified
  constraint certified_within_allotment check (certified + certified_reserved <= greatest(assigned, legacy_certified))
);
