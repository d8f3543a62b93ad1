-- The PCA in full (domain 8.7). A unit's allotment knows the credit of its key, so that PCA-001 is a constraint of the row; the credit
-- is moved with the lines', by the functions of the ledger.
alter table commitment_allotment
  add column pim numeric(19,2) not null default 0,
  -- what a cut of the legacy system left assigned beyond the credit: history, that notes move on
  add column legacy_assigned numeric(19,2) not null default 0;
update commitment_allotment a set pim = coalesce((
  select sum(l.pim) from budget_line l
  where l.fiscal_year = a.fiscal_year and l.sec_ejec = a.sec_ejec and l.rubro = a.rubro
    and l.expenditure_category = a.expenditure_category and substring(l.item from '^\d+\.\d+') = a.generic), 0);
update commitment_allotment set legacy_assigned = assigned where assigned > pim;
-- PCA-001
alter table commitment_allotment add constraint allotment_within_pim check (assigned <= greatest(pim, legacy_assigned));

-- What the rector gives a pliego, by the same key; the pliego's office distributes it. Where there is none, units' allotments stand alone.
create table pliego_allotment (
  fiscal_year          smallint not null,
  level                text not null,
  sector               text not null,
  pliego               text not null,
  rubro                text not null,
  expenditure_category text not null,
  generic              text not null check (generic ~ '^\d\.\d$'),
  assigned             numeric(19,2) not null check (assigned >= 0 and assigned = trunc(assigned)),
  distributed          numeric(19,2) not null default 0,
  assigned_at          timestamptz not null default now(),
  primary key (fiscal_year, level, sector, pliego, rubro, expenditure_category, generic),
  foreign key (fiscal_year, level, sector, pliego) references pliego,
  foreign key (fiscal_year, rubro) references rubro,
  foreign key (fiscal_year, expenditure_category) references expenditure_category,
  -- PCA-002
  constraint units_within_pliego_allotment check (distributed <= assigned)
);

-- How a unit's allotment came to be: set, revised, distributed, or moved by a note (03, 04, 05).
create table allotment_movement (
  id                   bigserial,
  fiscal_year          smallint not null,
  sec_ejec             text not null,
  rubro                text not null,
  expenditure_category text not null,
  generic              text not null,
  kind                 text not null check (kind in ('SET', 'REVISION', 'DISTRIBUTION', 'NOTE')),
  amount               numeric(19,2) not null check (amount <> 0 and amount = trunc(amount)),
  source               text not null,
  recorded_at          timestamptz not null default now(),
  primary key (fiscal_year, sec_ejec, id)
);
create index allotment_movement_key on allotment_movement (fiscal_year, sec_ejec, rubro, expenditure_category, generic, id);
create trigger allotment_movement_append_only before update or delete on allotment_movement for each row execute function refuse_change();
