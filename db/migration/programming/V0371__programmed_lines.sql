-- The category of expenditure follows from the generic and from whether it is a project (domain 2.7), by year.
create table expenditure_category_rule (
  fiscal_year smallint not null,
  item_prefix text not null,          -- the longest prefix of the item decides
  project     boolean not null,
  category    text not null,
  primary key (fiscal_year, item_prefix, project)
);
insert into expenditure_category_rule
select 2019, r.prefix, p.project, case when p.project and r.category = '5' then '6' else r.category end
from (values ('2.0', '5'), ('2.1', '5'), ('2.2', '5'), ('2.3', '5'), ('2.4', '5'), ('2.4.2', '6'), ('2.5', '5'), ('2.6', '6'), ('2.7', '6'), ('2.8', '7')) r(prefix, category)
cross join (values (false), (true)) p(project);

create function expenditure_category_of(p_year int, p_item text, p_product_project text) returns text language sql stable as $$
  select r.category from expenditure_category_rule r
  where r.fiscal_year = (select max(y.fiscal_year) from expenditure_category_rule y where y.fiscal_year <= p_year)
    and r.project = (left(p_product_project, 1) = '2') and (p_item = r.item_prefix or p_item like r.item_prefix || '.%')
  order by length(r.item_prefix) desc limit 1
$$;

-- A line of money of a target, which may still be empty: what the grid of amounts has a row for.
create table programming_line (
  fiscal_year   smallint not null,
  process       text not null,
  sec_ejec      text not null,
  sec_func      text not null,
  rubro         text not null,
  resource_type text not null,
  item          text not null,
  line          text not null generated always as (sec_func || '-' || rubro || '-' || resource_type || '-' || item) stored,
  primary key (fiscal_year, process, sec_ejec, sec_func, rubro, resource_type, item),
  constraint programming_line_once unique (fiscal_year, process, sec_ejec, line),
  foreign key (fiscal_year, process, sec_ejec, sec_func) references programming_target on delete cascade,
  foreign key (fiscal_year, rubro) references rubro,
  foreign key (fiscal_year, resource_type) references resource_type,
  foreign key (fiscal_year, item) references economic_item
);

-- Whoever writes an amount gets its line and its category of expenditure with it.
create function complete_programming_amount() returns trigger language plpgsql as $$
begin
  if new.expenditure_category is null then
    select expenditure_category_of(new.fiscal_year, new.item, t.product_project) into new.expenditure_category
    from programming_target t
    where (t.fiscal_year, t.process, t.sec_ejec, t.sec_func) = (new.fiscal_year, new.process, new.sec_ejec, new.sec_func);
  end if;
  insert into programming_line (fiscal_year, process, sec_ejec, sec_func, rubro, resource_type, item)
    values (new.fiscal_year, new.process, new.sec_ejec, new.sec_func, new.rubro, new.resource_type, new.item)
    on conflict do nothing;
  return new;
end $$;
create trigger programming_amount_complete before insert on programming_amount
  for each row execute function complete_programming_amount();
alter table programming_amount add constraint amount_of_a_line
  foreign key (fiscal_year, process, sec_ejec, sec_func, rubro, resource_type, item) references programming_line on delete cascade;

-- What was promised for a year before its budget opens (previsiones): programming has to hold it (PRG-020).
create table precommitment (
  id            bigserial,
  fiscal_year   smallint not null,
  sec_ejec      text not null,
  rubro         text not null,
  item          text not null,
  amount        numeric(19,2) not null check (amount > 0),
  document      text not null check (document <> ''),
  import_id     bigint,
  primary key (sec_ejec, id),
  constraint precommitment_once unique (fiscal_year, sec_ejec, rubro, item, document),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  foreign key (fiscal_year, rubro) references rubro,
  foreign key (fiscal_year, item) references economic_item
);
