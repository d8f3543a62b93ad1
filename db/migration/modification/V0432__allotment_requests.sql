-- Requests of another allotment (PCA, domain 8.7, Annex A): what a pliego asks for one of its units, and the rector's answer.
create table allotment_request (
  fiscal_year     smallint not null,
  sec_ejec        text not null,
  number          text not null check (number ~ '^\d{10}$'),
  -- N in process, V verified, T sent, A approved, R rejected, E discarded
  state           text not null default 'N' check (state in ('N', 'V', 'T', 'A', 'R', 'E')),
  document_number text not null check (document_number <> ''),
  requested_on    date not null,
  reason          text not null check (reason <> ''),
  lock_version    integer not null default 0,
  prepared_by     text not null,
  prepared_name   text not null,
  prepared_at     timestamptz not null default now(),
  moved_at        timestamptz not null default now(),
  primary key (fiscal_year, sec_ejec, number),
  foreign key (fiscal_year, sec_ejec) references implementing_unit
);
create index allotment_request_waiting on allotment_request (state, fiscal_year) where state in ('N', 'V', 'T', 'R');

create table allotment_request_line (
  fiscal_year          smallint not null,
  sec_ejec             text not null,
  number               text not null,
  rubro                text not null,
  expenditure_category text not null,
  generic              text not null check (generic ~ '^2\.\d$'),
  -- requested increase, or decrease where negative
  amount               numeric(19,2) not null check (amount <> 0 and amount = trunc(amount)),
  -- what sustains an increase: the needs table, the procurement plan, no margin to redistribute, the personnel register
  support              text not null default '' check (support in ('', 'NEEDS_TABLE', 'PROCUREMENT_PLAN', 'NO_MARGIN', 'PERSONNEL_REGISTER')),
  primary key (fiscal_year, sec_ejec, number, rubro, expenditure_category, generic),
  foreign key (fiscal_year, sec_ejec, number) references allotment_request,
  foreign key (fiscal_year, rubro) references rubro,
  foreign key (fiscal_year, expenditure_category) references expenditure_category
);

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('ALLOTMENT_REQUEST', 'N', 'verify', 'V', 'PLIEGO_BUDGET', false),
  ('ALLOTMENT_REQUEST', 'N', 'discard', 'E', 'PLIEGO_BUDGET', true),
  ('ALLOTMENT_REQUEST', 'V', 'send', 'T', 'PLIEGO_BUDGET', false),
  ('ALLOTMENT_REQUEST', 'V', 'correct', 'N', 'PLIEGO_BUDGET', false),
  ('ALLOTMENT_REQUEST', 'R', 'correct', 'N', 'PLIEGO_BUDGET', false),
  ('ALLOTMENT_REQUEST', 'R', 'discard', 'E', 'PLIEGO_BUDGET', true),
  ('ALLOTMENT_REQUEST', 'T', 'approve', 'A', 'RECTOR_BUDGET', false),
  ('ALLOTMENT_REQUEST', 'T', 'reject', 'R', 'RECTOR_BUDGET', true);
