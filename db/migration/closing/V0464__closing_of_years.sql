-- The end of a unit's year (domain 9.10): what lapsed, what of it is proposed for the next year, and each closing of the books.
create table year_carry_over (
  id            bigserial,
  fiscal_year   smallint not null,   -- the year that ends; proposed for the one after it
  sec_ejec      text not null,
  commitment    text not null,       -- number and sequence of the annual commitment
  supplier_ruc  text,
  sec_func      text not null,
  rubro         text not null,
  resource_type text not null,
  item          text not null,
  amount        numeric(19,2) not null check (amount > 0),
  proposed_at   timestamptz not null default now(),
  primary key (sec_ejec, id)
);
create index year_carry_over_year on year_carry_over (sec_ejec, fiscal_year);
create trigger year_carry_over_append_only before update or delete on year_carry_over for each row execute function refuse_change();
create trigger year_carry_over_no_truncate before truncate on year_carry_over for each statement execute function refuse_change();

create table year_closing (
  id          bigserial,
  fiscal_year smallint not null,
  sec_ejec    text not null,
  step        text not null check (step in ('LAPSE', 'CLOSE')),
  username    text not null,
  person_name text not null,
  profile     text not null,
  at          timestamptz not null default now(),
  primary key (sec_ejec, id)
);
create index year_closing_year on year_closing (sec_ejec, fiscal_year);
create trigger year_closing_append_only before update or delete on year_closing for each row execute function refuse_change();
create trigger year_closing_no_truncate before truncate on year_closing for each statement execute function refuse_change();

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('FISCAL_YEAR', 'EXECUTION', 'begin', 'CLOSING', 'RECTOR_BUDGET', false),
  ('FISCAL_YEAR', 'CLOSING', 'end', 'CLOSED', 'RECTOR_ACCOUNTING', false);
