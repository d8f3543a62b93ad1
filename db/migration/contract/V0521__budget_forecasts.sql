-- Forecasts (previsión presupuestaria, domain 9.3): what a unit promises of later years' budgets for a contract or a procedure, signed by
-- the heads of budget and administration. While it is in force, those years' programming has to hold it (PRG-020).
create table budget_forecast (
  id            bigserial,
  sec_ejec      text not null,
  fiscal_year   smallint not null,          -- in which it is made
  number        text not null check (number ~ '^\d{10}$'),
  contract_id   bigint,
  process       text not null default '',
  object        text not null check (object <> ''),
  document      text not null check (document <> ''),
  document_date date not null,
  -- N in process, V sent, S signed by the budget office, A signed by both and in force, R sent back, X discarded, Y annulled
  state         text not null default 'N' check (state in ('N', 'V', 'S', 'A', 'R', 'X', 'Y')),
  version       integer not null default 0,
  prepared_by   text not null,
  prepared_name text not null,
  budget_by     text,
  budget_name   text,
  head_by       text,
  head_name     text,
  moved_at      timestamptz not null default now(),
  primary key (sec_ejec, id),
  constraint forecast_number_once unique (sec_ejec, fiscal_year, number),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  foreign key (sec_ejec, contract_id) references contract,
  constraint forecast_for_something check (contract_id is not null or process <> ''),
  constraint forecast_signed_by_both check (state not in ('A', 'Y') or (budget_by is not null and head_by is not null)),
  constraint forecast_of_three_people check (prepared_by not in (coalesce(budget_by, ''), coalesce(head_by, ''))
    and coalesce(budget_by, '') is distinct from coalesce(head_by, '-'))
);
create index budget_forecast_waiting on budget_forecast (state, sec_ejec) where state in ('N', 'V', 'S', 'R');
create index budget_forecast_contract on budget_forecast (sec_ejec, contract_id);

create table budget_forecast_line (
  sec_ejec    text not null,
  forecast_id bigint not null,
  line        smallint not null,
  fiscal_year smallint not null,            -- the later year; its catalogues may not be there yet
  rubro       text not null,
  item        text not null,
  amount      numeric(19,2) not null check (amount > 0),
  primary key (sec_ejec, forecast_id, line),
  constraint forecast_line_once unique (sec_ejec, forecast_id, fiscal_year, rubro, item),
  foreign key (sec_ejec, forecast_id) references budget_forecast
);
create trigger budget_forecast_line_append_only before update or delete on budget_forecast_line for each row execute function refuse_change();

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required)
values
  ('FORECAST', 'N', 'verify', 'V', 'UE_LOGISTICS', false), ('FORECAST', 'N', 'discard', 'X', 'UE_LOGISTICS', true),
  ('FORECAST', 'V', 'sign', 'S', 'UE_BUDGET', false), ('FORECAST', 'V', 'reject', 'R', 'UE_BUDGET', true),
  ('FORECAST', 'S', 'approve', 'A', 'UE_ADMIN_HEAD', false), ('FORECAST', 'S', 'reject', 'R', 'UE_ADMIN_HEAD', true),
  ('FORECAST', 'R', 'verify', 'V', 'UE_LOGISTICS', false), ('FORECAST', 'R', 'discard', 'X', 'UE_LOGISTICS', true),
  ('FORECAST', 'A', 'annul', 'Y', 'UE_BUDGET', true);
