-- Physical programming and execution (domain 6): how many units each target produces.
-- What the months give for the year: their sum, the last, the highest or the mean, by the kind of unit (R6.1).
create function months_total(p_months numeric[], p_accumulation text) returns numeric language sql immutable as $$
  select case p_accumulation
    when 'SUM' then (select sum(q) from unnest(p_months) q)
    when 'MAX' then (select max(q) from unnest(p_months) q)
    when 'AVG' then (select round(avg(q), 4) from unnest(p_months) q)
    when 'LAST' then (select q from unnest(p_months) with ordinality m(q, i) where q is not null order by i desc limit 1)
  end
$$;

create table physical_target (
  fiscal_year     smallint not null,
  sec_ejec        text not null,
  sec_func        text not null,
  cost_centre     text not null default '',
  level           text not null default 'ACTIVITY' check (level in ('PRODUCT', 'ACTIVITY', 'TASK')),
  -- INITIAL is frozen with the PIA; MODIFIED follows the notes or a request
  kind            text not null check (kind in ('INITIAL', 'MODIFIED')),
  version         smallint not null default 1 check (version > 0),
  unit_of_measure text not null,
  unit_name       text not null default '',
  accumulation    text not null default 'SUM' check (accumulation in ('SUM', 'LAST', 'MAX', 'AVG')),
  year_target     numeric(19,4) not null check (year_target >= 0),
  semester_target numeric(19,4) check (semester_target >= 0),
  months          numeric(19,4)[] check (cardinality(months) = 12 and 0 <= all (months)),
  source          text not null,
  import_id       bigint,
  recorded_at     timestamptz not null default now(),
  recorded_by     text not null,
  primary key (fiscal_year, sec_ejec, sec_func, cost_centre, level, kind, version),
  foreign key (fiscal_year, sec_ejec, sec_func) references budget_target,
  constraint initial_target_once check (kind = 'MODIFIED' or version = 1),
  -- PHY-001
  constraint months_make_the_year check (months is null or months_total(months, accumulation) = year_target),
  constraint months_make_the_semester check (months is null or semester_target is null or months_total(months[1:6], accumulation) = semester_target)
);

-- When quantities may be registered (6.9).
create table physical_period (
  fiscal_year smallint not null,
  period      text not null check (period ~ '^(S[12]|M(0[1-9]|1[0-2]))$'),
  open_from   date not null,
  open_to     date not null,
  state       text not null check (state in ('OPEN', 'CLOSED')),
  primary key (fiscal_year, period),
  check (open_to >= open_from)
);

create table physical_execution (
  id               bigserial,
  fiscal_year      smallint not null,
  sec_ejec         text not null,
  sec_func         text not null,
  cost_centre      text not null default '',
  month            smallint not null check (month between 1 and 12),
  quantity         numeric(19,4) not null,
  -- a correction after the close is a signed row that names the month it corrects (6.9)
  corrects_month   smallint check (corrects_month between 1 and 12),
  source           text not null check (source in ('REGISTER', 'INTERFACE', 'SURVEY')),
  protocol_version smallint,
  state            text not null default 'DRAFT' check (state in ('DRAFT', 'REPORTED', 'VALIDATED', 'OBSERVED', 'CLOSED')),
  reporter         text not null,
  validator        text,
  import_id        bigint,
  recorded_at      timestamptz not null default now(),
  lock_version     integer not null default 0,
  primary key (sec_ejec, id),
  foreign key (fiscal_year, sec_ejec, sec_func) references budget_target,
  constraint quantity_not_negative check (quantity >= 0 or corrects_month is not null)
);
create unique index executed_once_a_month on physical_execution (fiscal_year, sec_ejec, sec_func, cost_centre, month) where corrects_month is null;
create table physical_evidence (
  id           bigserial,
  sec_ejec     text not null,
  execution_id bigint not null,
  file_name    text not null,
  sha256       text not null,
  bytes        integer not null check (bytes between 1 and 10485760),
  content      bytea not null,
  uploaded_by  text not null,
  uploaded_at  timestamptz not null default now(),
  primary key (sec_ejec, id),
  foreign key (sec_ejec, execution_id) references physical_execution
);

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('PHYSICAL_RECORD', 'DRAFT', 'report', 'REPORTED', 'SERVICE_POINT', false),
  ('PHYSICAL_RECORD', 'REPORTED', 'validate', 'VALIDATED', 'UE_BUDGET', false),
  ('PHYSICAL_RECORD', 'REPORTED', 'observe', 'OBSERVED', 'UE_BUDGET', true),
  ('PHYSICAL_RECORD', 'REPORTED', 'observe', 'OBSERVED', 'ME_COORD', true),
  ('PHYSICAL_RECORD', 'OBSERVED', 'report', 'REPORTED', 'SERVICE_POINT', false),
  ('PHYSICAL_RECORD', 'VALIDATED', 'close', 'CLOSED', 'ME_COORD', false);
