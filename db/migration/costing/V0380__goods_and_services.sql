-- What costing counts in (domain 7.2): the catalogue of goods, services and works, what each is charged to, and what it costs where.

-- Limits and rates of costing, by the year from which they hold.
create table costing_parameter (
  fiscal_year smallint not null,
  name        text not null,
  value       numeric(19,6) not null,
  meaning     text not null check (meaning <> ''),
  primary key (fiscal_year, name)
);
insert into costing_parameter (fiscal_year, name, value, meaning) values
  (2025, 'PRICE_MONTHS', 12, 'a price older than these months is warned of (R7.2)');

-- An item's code is its type (B good, S service, O work) and twelve digits: group 2, class 2, family 4, item 4.
create table supply_item (
  fiscal_year      smallint not null references fiscal_year,
  code             text not null check (code ~ '^[BSO]\d{12}$'),
  name             text not null check (name <> '' and length(name) <= 250),
  kind             text not null generated always as (left(code, 1)) stored,
  use_unit         text not null check (use_unit <> ''),       -- what a case takes
  purchase_unit    text not null check (purchase_unit <> ''),  -- what is bought
  conversion       numeric(16,6) not null default 1 check (conversion > 0),  -- use units in a purchase unit
  decimals_allowed boolean not null default false,             -- bought in parts of a purchase unit
  fixed_asset      boolean not null default false,
  durable          boolean not null default false,
  shelf_life_days  integer check (shelf_life_days > 0),
  cubso            text,                                       -- code of the single catalogue of public purchases
  status           text not null default 'ACTIVE' check (status in ('ACTIVE', 'INACTIVE')),
  demonstration    boolean not null default false,
  primary key (fiscal_year, code)
);

-- What an item may be charged to in the year; one of them where nothing else is said.
create table supply_item_charge (
  fiscal_year   smallint not null,
  supply_item   text not null,
  economic_item text not null,
  is_default    boolean not null default false,
  primary key (fiscal_year, supply_item, economic_item),
  foreign key (fiscal_year, supply_item) references supply_item,
  foreign key (fiscal_year, economic_item) references economic_item
);
create unique index one_default_charge on supply_item_charge (fiscal_year, supply_item) where is_default;
create index supply_item_charge_economic on supply_item_charge (fiscal_year, economic_item);

-- What a purchase unit costs: everywhere (place ''), in a department, a province or a district. Earlier prices are kept.
create table supply_price (
  fiscal_year smallint not null,
  supply_item text not null,
  place       text not null default '' check (place ~ '^(\d{2}|\d{4}|\d{6})?$'),
  priced_on   date not null,
  price       numeric(19,6) not null check (price >= 0),
  source      text not null check (source <> ''),
  primary key (fiscal_year, supply_item, place, priced_on),
  foreign key (fiscal_year, supply_item) references supply_item
);
