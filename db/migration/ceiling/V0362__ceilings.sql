-- Ceilings (techos, APM; domain 3.4): upper limits for a year and the two after it, from the rector to pliegos, units and cost centres.

-- What an amount was reckoned by, and in which order money is given out (assumed). A year without its own rows takes the newest before it.
create table ceiling_criterion (
  fiscal_year      smallint not null check (fiscal_year between 2000 and 2100),
  code             text not null check (code ~ '^[A-Z][A-Z_]*$'),
  name             text not null check (name <> ''),
  name_en          text not null check (name_en <> ''),
  allocation_order smallint not null,
  primary key (fiscal_year, code)
);
insert into ceiling_criterion (fiscal_year, code, name, name_en, allocation_order) values
  (2012, 'DEBT', 'Servicio de la deuda', 'Debt service', 1),
  (2012, 'PERSONNEL', 'Personal y pensiones', 'Personnel and pensions', 2),
  (2012, 'PRECOMMITMENT', 'Obligaciones con previsión', 'Obligations committed beforehand', 3),
  (2012, 'PROJECT', 'Continuidad de proyectos', 'Continuity of projects', 4),
  (2012, 'TARGET_COST', 'Meta × costo unitario', 'Target × unit cost', 5),
  (2012, 'GAP', 'Brecha de cobertura', 'Coverage gap', 5),
  (2012, 'PERFORMANCE', 'Desempeño del año anterior', 'Performance of the year before', 5),
  (2012, 'POPULATION', 'Población y pobreza', 'Population and poverty', 6),
  (2012, 'INERTIAL', 'Inercial (costo de funcionamiento)', 'Inertial (running cost)', 7),
  (2012, 'ONE_OFF', 'Por única vez', 'One-off', 8);

-- From which variation on a reason is asked for, in percent (R3.1, assumed).
create table ceiling_parameter (
  fiscal_year         smallint primary key check (fiscal_year between 2000 and 2100),
  variation_threshold numeric(9,4) not null check (variation_threshold >= 0)
);
insert into ceiling_parameter values (2012, 5);

-- Which rubros the frame's expenditure ceiling is about: what the Treasury finances (assumed). A ceiling that names no rubro counts whole.
create table ceiling_counted_rubro (
  fiscal_year smallint not null check (fiscal_year between 2000 and 2100),
  rubro       text not null check (rubro ~ '^\d{2}$'),
  primary key (fiscal_year, rubro)
);
insert into ceiling_counted_rubro values (2012, '00');

create function ceiling_counts(p_year int, p_rubro text) returns boolean language sql stable as $$
  select p_rubro = '' or exists (
    select from ceiling_counted_rubro r where r.rubro = p_rubro
      and r.fiscal_year = (select max(n.fiscal_year) from ceiling_counted_rubro n where n.fiscal_year <= p_year))
$$;

create table ceiling_version (
  id            bigserial primary key,
  fiscal_year   smallint not null check (fiscal_year between 2000 and 2100),
  process       text not null check (process in ('APM', 'PMP', 'FORMULATION')),
  number        smallint not null check (number > 0),
  name          text not null check (name <> ''),
  description   text not null default '',
  state         text not null default 'DRAFT' check (state in ('DRAFT', 'VALIDATED', 'APPROVED', 'AVAILABLE', 'REPLACED')),
  frame_id      bigint not null references macro_frame,
  based_on      bigint references ceiling_version,
  demonstration boolean not null default false,
  created_by    text not null,
  created_at    timestamptz not null default now(),
  moved_at      timestamptz not null default now(),
  lock_version  integer not null default 0,
  constraint ceiling_version_once unique (fiscal_year, process, number),
  -- a multi-annual programming stands on an approved assignment (domain 3.4)
  constraint programming_follows_assignment check (process <> 'PMP' or based_on is not null)
);
create unique index one_available_version on ceiling_version (fiscal_year, process) where state = 'AVAILABLE';

-- CEI-001: what a version gives out in a year stays within the frame, whoever writes at the same time.
create table ceiling_total (
  version_id   bigint not null references ceiling_version on delete cascade,
  year         smallint not null,
  limit_amount numeric(19,2) not null,
  total        numeric(19,2) not null default 0,
  primary key (version_id, year),
  constraint ceilings_within_frame check (total <= limit_amount)
);

-- Which keys a ceiling names, a letter each; of geography also how narrow.
create function ceiling_shape(p_sec_ejec text, p_cost_centre text, p_category text, p_product text, p_result text, p_function text,
  p_geography text, p_rubro text, p_generic text, p_expenditure_category text) returns text language sql immutable parallel safe as $$
  select concat('P', case when p_sec_ejec <> '' then 'U' end, case when p_cost_centre <> '' then 'C' end,
    case when p_category <> '' then 'K' end, case when p_product <> '' then 'D' end, case when p_result <> '' then 'R' end,
    case when p_function <> '' then 'F' end, case when p_geography <> '' then 'G' || length(p_geography) end,
    case when p_rubro <> '' then 'B' end, case when p_generic <> '' then 'N' end, case when p_expenditure_category <> '' then 'E' end)
$$;

create table ceiling (
  id                   bigserial primary key,
  version_id           bigint not null,
  year                 smallint not null,
  parent_id            bigint,
  -- sector/code, as scopes name it: 09/096; a municipality has no sector: /150101
  pliego               text not null check (pliego ~ '^(\d{2})?/\d{3,6}$'),
  -- any of the others may be empty: then the ceiling is about all of it
  sec_ejec             text not null default '' check (sec_ejec ~ '^(\d{6})?$'),
  cost_centre          text not null default '',
  category             text not null default '' check (category ~ '^(\d{4})?$'),
  product              text not null default '' check (product ~ '^([23]\d{6})?$'),
  result               text not null default '',
  function_code        text not null default '' check (function_code ~ '^(\d{2})?$'),
  geography            text not null default '' check (geography ~ '^(\d{2}|\d{4}|\d{6})?$'),
  rubro                text not null default '' check (rubro ~ '^(\d{2})?$'),
  generic              text not null default '' check (generic ~ '^(2\.\d)?$'),
  expenditure_category text not null default '' check (expenditure_category ~ '^\d?$'),
  tier                 text not null generated always as
    (case when cost_centre <> '' then 'CENTRE' when sec_ejec <> '' then 'UE' else 'PLIEGO' end) stored,
  shape                text not null generated always as
    (ceiling_shape(sec_ejec, cost_centre, category, product, result, function_code, geography, rubro, generic, expenditure_category)) stored,
  amount               numeric(19,2) not null,
  -- what its children have together, and by which keys they are told apart; kept by ceiling_keep_sums
  distributed          numeric(19,2) not null default 0,
  child_shape          text not null default '',
  -- lowered below what its children have (R3.3): stands until they fit again
  proposed             boolean not null default false,
  criterion            text not null default '',
  norm                 text not null default '',
  reason               text not null default '',
  changed_by           text not null,
  changed_at           timestamptz not null default now(),
  constraint ceiling_once unique (version_id, year, pliego, sec_ejec, cost_centre, category, product, result, function_code, geography,
    rubro, generic, expenditure_category),
  constraint ceiling_of_its_year unique (id, version_id, year),
  foreign key (version_id, year) references ceiling_total on delete cascade,
  foreign key (parent_id, version_id, year) references ceiling (id, version_id, year),
  constraint ceiling_keys_complete check ((cost_centre = '' or sec_ejec <> '') and (product = '' or category <> '')
    and (result = '' or category <> '')),
  constraint ceiling_whole_soles check (amount >= 0 and amount = trunc(amount)),
  -- CEI-002
  constraint distribution_within_ceiling check (distributed <= amount or proposed)
);
create index ceiling_children on ceiling (parent_id);
create index ceiling_unit on ceiling (version_id, sec_ejec) where sec_ejec <> '';
create index ceiling_roots on ceiling (version_id, year, pliego) where parent_id is null;

-- By which keys a pliego's own ceilings are told apart in a version and year: two that overlap would give the same sol twice.
create table ceiling_pliego (
  version_id bigint not null,
  year       smallint not null,
  pliego     text not null,
  shape      text not null,
  primary key (version_id, year, pliego),
  foreign key (version_id, year) references ceiling_total on delete cascade
);

-- Every amount a ceiling ever had (R0.8).
create table ceiling_change (
  id         bigserial primary key,
  ceiling_id bigint not null,
  version_id bigint not null,
  year       smallint not null,
  old_amount numeric(19,2),
  amount     numeric(19,2) not null,
  proposed   boolean not null,
  criterion  text not null,
  reason     text not null,
  changed_by text not null,
  changed_at timestamptz not null default now()
);
create index ceiling_change_of on ceiling_change (ceiling_id, id);
create trigger ceiling_change_append_only before update or delete on ceiling_change for each row execute function refuse_change();

create function refuse_ceiling(p_constraint text, p_message text) returns void language plpgsql as $$
begin
  raise exception '%', p_message using errcode = 'check_violation', constraint = p_constraint, table = 'ceiling';
end $$;

-- What a row itself may become. A ceiling that was lowered as a proposal takes nothing more until its children fit; then it is a
-- ceiling like the others.
create function ceiling_row_rules() returns trigger language plpgsql as $$
begin
  if (new.version_id, new.year, new.parent_id, new.pliego, new.sec_ejec, new.cost_centre, new.category, new.product, new.result,
      new.function_code, new.geography, new.rubro, new.generic, new.expenditure_category) is distinct from
     (old.version_id, old.year, old.parent_id, old.pliego, old.sec_ejec, old.cost_centre, old.category, old.product, old.result,
      old.function_code, old.geography, old.rubro, old.generic, old.expenditure_category) then
    perform refuse_ceiling('ceiling_keys_stay', 'The keys of ceiling ' || old.id || ' stay');
  end if;
  if new.distributed > old.distributed and new.distributed > new.amount then
    perform refuse_ceiling('distribution_within_ceiling', 'Ceiling ' || old.id || ' has no more to give');
  end if;
  new.proposed := new.proposed and new.distributed > new.amount;
  return new;
end $$;
create trigger ceiling_row_rules before update on ceiling for each row execute function ceiling_row_rules();

-- Adds to what parents have given out and to what the country has: set-based, parents locked in the order of their keys.
create function ceiling_add(p_parents bigint[], p_amounts numeric[]) returns void language plpgsql as $$
begin
  if p_parents is null then
    return;
  end if;
  perform 1 from ceiling where id = any (p_parents) order by id for no key update;
  update ceiling c set distributed = c.distributed + d.amount
    from (select p.parent, sum(p.amount) amount from unnest(p_parents, p_amounts) p(parent, amount) group by 1 having sum(p.amount) <> 0) d
    where c.id = d.parent;
end $$;

create function ceiling_add_roots(p_versions bigint[], p_years smallint[], p_amounts numeric[]) returns void language plpgsql as $$
begin
  if p_versions is null then
    return;
  end if;
  perform 1 from ceiling_total t where (t.version_id, t.year) in (select * from unnest(p_versions, p_years))
    order by t.version_id, t.year for no key update;
  update ceiling_total t set total = t.total + d.amount
    from (select r.version_id, r.year, sum(r.amount) amount from unnest(p_versions, p_years, p_amounts) r(version_id, year, amount) group by 1, 2) d
    where t.version_id = d.version_id and t.year = d.year and d.amount <> 0;
end $$;

create function ceilings_added() returns trigger language plpgsql as $$
begin
  perform 1 from ceiling where id in (select parent_id from added) order by id for no key update;
  if exists (select from added a join ceiling p on p.id = a.parent_id
      where p.pliego <> a.pliego or p.sec_ejec not in ('', a.sec_ejec) or p.cost_centre not in ('', a.cost_centre)
        or p.category not in ('', a.category) or p.product not in ('', a.product) or p.result not in ('', a.result)
        or p.function_code not in ('', a.function_code) or not starts_with(a.geography, p.geography)
        or p.rubro not in ('', a.rubro) or p.generic not in ('', a.generic)
        or p.expenditure_category not in ('', a.expenditure_category) or p.shape = a.shape) then
    perform refuse_ceiling('ceiling_refines_parent', 'A ceiling says more than the one it hangs on');
  end if;
  if exists (select from added a join ceiling p on p.id = a.parent_id where p.child_shape not in ('', a.shape))
    or exists (select from added where parent_id is not null group by parent_id having count(distinct shape) > 1) then
    perform refuse_ceiling('ceilings_told_apart', 'A ceiling is given out by the same keys throughout');
  end if;
  update ceiling p set child_shape = a.shape
    from (select parent_id, min(shape) shape from added where parent_id is not null group by 1) a
    where p.id = a.parent_id and p.child_shape = '';
  insert into ceiling_pliego (version_id, year, pliego, shape)
    select version_id, year, pliego, min(shape) from added where parent_id is null group by 1, 2, 3 order by 1, 2, 3
    on conflict do nothing;
  if exists (select from added a join ceiling_pliego p using (version_id, year, pliego) where a.parent_id is null and p.shape <> a.shape) then
    perform refuse_ceiling('ceilings_told_apart', 'A pliego''s ceilings are told apart by the same keys throughout');
  end if;
  perform ceiling_add(array_agg(parent_id), array_agg(amount)) from added where parent_id is not null;
  perform ceiling_add_roots(array_agg(version_id), array_agg(year), array_agg(amount))
    from added where parent_id is null and ceiling_counts(year, rubro);
  insert into ceiling_change (ceiling_id, version_id, year, amount, proposed, criterion, reason, changed_by)
    select id, version_id, year, amount, proposed, criterion, reason, changed_by from added;
  return null;
end $$;
create trigger ceilings_added after insert on ceiling referencing new table as added for each statement execute function ceilings_added();

create function ceilings_changed() returns trigger language plpgsql as $$
begin
  perform ceiling_add(array_agg(n.parent_id), array_agg(n.amount - o.amount))
    from renewed n join replaced o using (id) where n.parent_id is not null and n.amount <> o.amount;
  perform ceiling_add_roots(array_agg(n.version_id), array_agg(n.year), array_agg(n.amount - o.amount))
    from renewed n join replaced o using (id) where n.parent_id is null and n.amount <> o.amount and ceiling_counts(n.year, n.rubro);
  insert into ceiling_change (ceiling_id, version_id, year, old_amount, amount, proposed, criterion, reason, changed_by)
    select id, n.version_id, n.year, o.amount, n.amount, n.proposed, n.criterion, n.reason, n.changed_by
    from renewed n join replaced o using (id)
    where (n.amount, n.reason, n.criterion) is distinct from (o.amount, o.reason, o.criterion);
  return null;
end $$;
create trigger ceilings_changed after update on ceiling referencing new table as renewed old table as replaced
  for each statement execute function ceilings_changed();

create function ceilings_removed() returns trigger language plpgsql as $$
begin
  perform ceiling_add(array_agg(parent_id), array_agg(-amount)) from removed where parent_id is not null;
  update ceiling p set child_shape = '' where p.id in (select parent_id from removed)
    and not exists (select from ceiling c where c.parent_id = p.id);
  perform ceiling_add_roots(array_agg(version_id), array_agg(year), array_agg(-amount))
    from removed where parent_id is null and ceiling_counts(year, rubro);
  delete from ceiling_pliego p where (p.version_id, p.year, p.pliego) in (select version_id, year, pliego from removed where parent_id is null)
    and not exists (select from ceiling c where c.version_id = p.version_id and c.year = p.year and c.pliego = p.pliego and c.parent_id is null);
  return null;
end $$;
create trigger ceilings_removed after delete on ceiling referencing old table as removed for each statement execute function ceilings_removed();

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('CEILING_VERSION', 'DRAFT', 'validate', 'VALIDATED', 'RECTOR_BUDGET', false),
  ('CEILING_VERSION', 'VALIDATED', 'return', 'DRAFT', 'RECTOR_BUDGET', true),
  ('CEILING_VERSION', 'VALIDATED', 'approve', 'APPROVED', 'RECTOR_BUDGET', false),
  ('CEILING_VERSION', 'APPROVED', 'release', 'AVAILABLE', 'RECTOR_BUDGET', false),
  ('CEILING_VERSION', 'AVAILABLE', 'replace', 'REPLACED', 'RECTOR_BUDGET', false),
  ('CEILING_VERSION', 'DRAFT', 'discard', 'DISCARDED', 'RECTOR_BUDGET', true);
