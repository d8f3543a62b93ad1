-- Production functions (domain 7.3): what one case of an activity takes, by category of the establishment that attends it.

-- Who attends: the categories of establishments and offices that a kit's items apply to, by the year from which they hold.
create table establishment_category (
  fiscal_year smallint not null,
  code        text not null,
  position    smallint not null,
  name        text not null,
  primary key (fiscal_year, code)
);
insert into establishment_category (fiscal_year, code, position, name) values
  (2025, 'I-1', 1, 'Puesto de salud'), (2025, 'I-2', 2, 'Puesto de salud con médico'),
  (2025, 'I-3', 3, 'Centro de salud sin internamiento'), (2025, 'I-4', 4, 'Centro de salud con internamiento'),
  (2025, 'II-1', 5, 'Hospital I'), (2025, 'II-2', 6, 'Hospital II'),
  (2025, 'III-1', 7, 'Hospital III'), (2025, 'III-2', 8, 'Instituto especializado'),
  (2025, 'MOVIL', 9, 'Equipo móvil'), (2025, 'MICRORED', 10, 'Microrred'), (2025, 'RED', 11, 'Red de salud'),
  (2025, 'DIRESA', 12, 'Dirección regional de salud'), (2025, 'MINSA', 13, 'Ministerio de Salud');

create table kit (
  fiscal_year     smallint not null references fiscal_year,
  number          integer not null check (number > 0),
  category        text not null,
  product_project text not null,
  activity        text not null,
  purpose         text not null default '',   -- finalidad; '' for all of the activity's
  sub_purpose     text not null default '',   -- the task below the activity; '' for the activity as a whole
  name            text not null check (name <> ''),
  status          text not null default 'ACTIVE' check (status in ('ACTIVE', 'INACTIVE')),
  demonstration   boolean not null default false,
  lock_version    integer not null default 0,
  primary key (fiscal_year, number),
  foreign key (fiscal_year, category) references budget_category,
  foreign key (fiscal_year, product_project) references product_project,
  foreign key (fiscal_year, activity) references activity
);
create unique index kit_once_a_node on kit (fiscal_year, category, product_project, activity, purpose, sub_purpose) where status = 'ACTIVE';

create table kit_item (
  fiscal_year       smallint not null,
  kit               integer not null,
  supply_item       text not null,
  economic_item     text,                          -- null: the item's default
  cost_direct       boolean not null default true,
  -- VARIABLE with the cases, FIXED for each establishment whatever its cases
  cost_behaviour    text not null default 'VARIABLE' check (cost_behaviour in ('VARIABLE', 'FIXED')),
  quantity_per_time numeric(16,6) not null check (quantity_per_time > 0),
  number_of_times   numeric(16,6) not null default 1 check (number_of_times > 0),
  quantity_per_case numeric(28,12) not null generated always as (quantity_per_time * number_of_times) stored,
  percent_of_use    numeric(9,4) not null default 100 check (percent_of_use > 0 and percent_of_use <= 100),
  conversion_factor numeric(16,6) check (conversion_factor > 0),  -- null: the item's
  waste_factor      numeric(9,6) not null default 0 check (waste_factor between 0 and 1),
  -- where the quantity comes from
  calculation_type  text not null default 'STANDARD' check (calculation_type in ('STANDARD', 'HISTORIC', 'EXPERT')),
  item_group        text not null default '',
  -- items of a group complete each other, or stand for each other
  relation          text not null default 'COMPLEMENT' check (relation in ('COMPLEMENT', 'SUBSTITUTE')),
  categories        text[] not null default '{}',  -- empty: every establishment
  critical          boolean not null default false,
  rector_programmed boolean not null default false, -- bought by the program's rector for all
  status            text not null default 'ACTIVE' check (status in ('ACTIVE', 'INACTIVE')),
  primary key (fiscal_year, kit, supply_item),
  foreign key (fiscal_year, kit) references kit on delete cascade,
  foreign key (fiscal_year, supply_item) references supply_item,
  foreign key (fiscal_year, economic_item) references economic_item,
  constraint substitutes_have_a_group check (relation = 'COMPLEMENT' or item_group <> '')
);
create index kit_item_supply on kit_item (fiscal_year, supply_item);

-- CST-005: of what stands for each other no more than all cases are attended with, when the transaction ends.
create function refuse_alternatives() returns trigger language plpgsql as $$
declare
  v_row kit_item := case tg_op when 'DELETE' then old else new end;
  v_sum numeric;
begin
  -- two people who change one kit at a time wait for each other
  perform 1 from kit where fiscal_year = v_row.fiscal_year and number = v_row.kit for no key update;
  select sum(i.percent_of_use) into v_sum from kit_item i
    where i.fiscal_year = v_row.fiscal_year and i.kit = v_row.kit and i.item_group = v_row.item_group
      and i.relation = 'SUBSTITUTE' and i.status = 'ACTIVE';
  if v_sum > 100 then
    raise exception 'Alternatives of group % of kit % add up to %', v_row.item_group, v_row.kit, v_sum
      using errcode = 'check_violation', constraint = 'alternatives_within_all', table = tg_table_name;
  end if;
  return null;
end $$;
create constraint trigger alternatives_within_all after insert or update on kit_item
  deferrable initially deferred for each row when (new.relation = 'SUBSTITUTE') execute function refuse_alternatives();
