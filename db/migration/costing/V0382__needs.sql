-- What a unit needs to reach its targets, and what that costs (domain 7.3, 7.4, 7.6–7.8).

-- The needs table of a programming file: its phase (Annex A), whether what is owed already is in it, when it was last costed.
create table needs_table (
  fiscal_year    smallint not null,
  process        text not null,
  sec_ejec       text not null,
  phase          text not null default 'REQUIRED' check (phase in ('REQUIRED', 'PROGRAMMED', 'DRAFT', 'APPROVED')),
  -- contracts in force and forecasts are entered before new needs (7.4)
  obligations_at timestamptz,
  obligations_by text,
  costed_at      timestamptz,
  costed_by      text,
  lock_version   integer not null default 0,
  primary key (fiscal_year, process, sec_ejec),
  foreign key (fiscal_year, process, sec_ejec) references programming_file on delete cascade
);
insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('NEEDS_TABLE', 'REQUIRED', 'program', 'PROGRAMMED', 'UE_LOGISTICS', false),
  ('NEEDS_TABLE', 'REQUIRED', 'program', 'PROGRAMMED', 'UE_BUDGET', false),
  ('NEEDS_TABLE', 'PROGRAMMED', 'return', 'REQUIRED', 'UE_BUDGET', true),
  ('NEEDS_TABLE', 'PROGRAMMED', 'draft', 'DRAFT', 'UE_BUDGET', false),
  ('NEEDS_TABLE', 'DRAFT', 'return', 'REQUIRED', 'UE_BUDGET', true),
  ('NEEDS_TABLE', 'DRAFT', 'approve', 'APPROVED', 'UE_BUDGET', false);

-- Which purse pays what is costed of a target; ordinary resources where nothing is said.
create table target_purse (
  fiscal_year   smallint not null,
  process       text not null,
  sec_ejec      text not null,
  sec_func      text not null,
  rubro         text not null,
  resource_type text not null default '0',
  primary key (fiscal_year, process, sec_ejec, sec_func),
  foreign key (fiscal_year, process, sec_ejec, sec_func) references programming_target on delete cascade,
  foreign key (fiscal_year, rubro) references rubro,
  foreign key (fiscal_year, resource_type) references resource_type
);

-- What needn't be bought: what lies in the store, what is on its way, what comes from the centre; in purchase units. It serves the
-- earliest need first.
create table supply_stock (
  fiscal_year        smallint not null,
  sec_ejec           text not null,
  cost_centre        text not null default '',
  supply_item        text not null,
  usable             numeric(19,4) not null default 0 check (usable >= 0),
  in_transit         numeric(19,4) not null default 0 check (in_transit >= 0),
  centrally_supplied numeric(19,4) not null default 0 check (centrally_supplied >= 0),
  primary key (fiscal_year, sec_ejec, cost_centre, supply_item),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  foreign key (fiscal_year, supply_item) references supply_item
);

create table need (
  id                 bigserial,
  fiscal_year        smallint not null,
  process            text not null,
  sec_ejec           text not null,
  year               smallint not null,
  sec_func           text not null,
  cost_centre        text not null default '',
  source             text not null check (source in ('KIT', 'TYPED', 'IMPORT', 'PERSONNEL', 'RUNNING', 'PROJECT')),
  -- what it comes from, within its source: kit and item, position, running cost, project, contract
  reference          text not null default '',
  kind               text not null default 'NEED' check (kind in ('CONTRACT', 'FORECAST', 'NEED')),
  operating_activity text not null default '',
  use_type           text not null default '',
  rubro              text not null,
  resource_type      text not null,
  supply_item        text,          -- null for what isn't bought: pay, running costs, projects
  economic_item      text,          -- null where the item has none (CST-001)
  kit                integer,
  priority           smallint not null default 5 check (priority between 1 and 9),  -- 1 is dropped last
  critical           boolean not null default false,
  cost_direct        boolean not null default true,
  cost_behaviour     text not null default 'VARIABLE' check (cost_behaviour in ('VARIABLE', 'FIXED')),
  -- how a kit's quantity came about, factor by factor (7.3)
  cases              numeric(19,4),
  quantity_per_case  numeric(28,12),
  percent_of_use     numeric(9,4),
  quantity_used      numeric(28,8),
  waste_factor       numeric(9,6),
  quantity_gross     numeric(28,8),
  conversion         numeric(16,6),
  quantity_purchased numeric(19,4),
  quantity_covered   numeric(19,4) not null default 0 check (quantity_covered >= 0),
  -- net need, and what of it cuts have left
  required_quantity  numeric(19,4) not null check (required_quantity >= 0),
  months             numeric(19,4)[] check (cardinality(months) = 12 and 0 <= all (months)),
  divisible          boolean not null default false,   -- bought in parts of a unit
  kept               numeric(9,6) not null default 1 check (kept between 0 and 1),
  status             text not null default 'INCLUDED' check (status in ('INCLUDED', 'EXCLUDED')),
  unit_price         numeric(19,6) check (unit_price >= 0),   -- null where there is none (CST-002)
  price_place        text,
  price_source       text,
  priced_on          date,
  required_amount    numeric(19,2) generated always as (round(required_quantity * unit_price, 2)) stored,
  quantity           numeric(19,4) generated always as (case when status = 'EXCLUDED' then 0 when divisible then round(required_quantity * kept, 4)
                       else floor(required_quantity * kept) end) stored,
  amount             numeric(19,2) generated always as (round(case when status = 'EXCLUDED' then 0 when divisible then round(required_quantity * kept, 4)
                       else floor(required_quantity * kept) end * unit_price, 2)) stored,
  note               text not null default '',
  recorded_by        text not null default '',
  lock_version       integer not null default 0,
  primary key (fiscal_year, sec_ejec, id),
  foreign key (fiscal_year, process, sec_ejec, sec_func) references programming_target on delete cascade,
  constraint need_within_three_years check (year between fiscal_year and fiscal_year + 2),
  constraint need_months_make_the_year check (months is null or required_quantity = months[1] + months[2] + months[3] + months[4] + months[5]
    + months[6] + months[7] + months[8] + months[9] + months[10] + months[11] + months[12])
);
-- What is computed stands once, so that two who compute at a time can't count it twice; so does what a file says.
create unique index need_once on need (fiscal_year, sec_ejec, process, source, year, sec_func, cost_centre, reference) where source <> 'TYPED';
create index need_of_target on need (fiscal_year, sec_ejec, process, sec_func, year);

-- What was included or excluded, cut or changed, and why: history; the row itself says how things stand (7.4).
create table need_change (
  id              bigserial,
  fiscal_year     smallint not null,
  sec_ejec        text not null,
  process         text not null,
  need            bigint,          -- null: a change of a target as a whole
  sec_func        text not null default '',
  year            smallint,
  mark            text not null check (mark in ('I', 'E', 'C')),   -- included, excluded, changed
  tool            text not null check (tool in ('TYPED', 'PRIORITY', 'PROPORTION', 'COVERAGE', 'PRICE')),
  phase           text not null,
  quantity_before numeric(19,4),
  quantity_after  numeric(19,4),
  amount_before   numeric(19,2),
  amount_after    numeric(19,2),
  -- people not served by it: requested less financed
  unmet           numeric(19,4) not null default 0 check (unmet >= 0),
  reason          text not null default '',
  changed_by      text not null,
  changed_at      timestamptz not null default now(),
  primary key (fiscal_year, sec_ejec, id),
  foreign key (fiscal_year, process, sec_ejec) references programming_file on delete cascade
);
create index need_change_of_file on need_change (fiscal_year, sec_ejec, process, need);
