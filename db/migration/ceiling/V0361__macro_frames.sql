-- The macro frame (MMM, domain 3.3): what the country can spend in a year and the two after it, in scenarios and versions.

-- Which variables a frame has. A year without its own rows takes the newest year before it. The role says what the system reckons with.
create table macro_variable (
  fiscal_year smallint not null check (fiscal_year between 2000 and 2100),
  code        text not null check (code ~ '^[A-Z][A-Z_]*$'),
  name        text not null check (name <> ''),
  name_en     text not null check (name_en <> ''),
  unit        text not null check (unit in ('SOLES', 'PERCENT', 'RATE')),
  role        text check (role in ('EXPENDITURE_CEILING', 'INFLATION')),
  -- without it a frame isn't published
  required    boolean not null default true,
  position    smallint not null,
  primary key (fiscal_year, code),
  constraint macro_role_once unique (fiscal_year, role),
  constraint expenditure_ceiling_in_soles check (role is distinct from 'EXPENDITURE_CEILING' or (unit = 'SOLES' and required))
);
insert into macro_variable (fiscal_year, code, name, name_en, unit, role, required, position) values
  (2012, 'REVENUE', 'Ingresos del gobierno general', 'General government revenue', 'SOLES', null, true, 1),
  (2012, 'EXPENDITURE', 'Límite del gasto no financiero', 'Non-financial expenditure ceiling', 'SOLES', 'EXPENDITURE_CEILING', true, 2),
  (2012, 'DEFICIT', 'Regla de déficit fiscal (máximo, % del PBI)', 'Fiscal deficit rule (at most, % of GDP)', 'PERCENT', null, true, 3),
  (2012, 'DEBT', 'Regla de deuda pública (máximo, % del PBI)', 'Public debt rule (at most, % of GDP)', 'PERCENT', null, true, 4),
  (2012, 'INFLATION', 'Inflación (variación anual)', 'Inflation (yearly change)', 'PERCENT', 'INFLATION', true, 5),
  (2012, 'EXCHANGE', 'Tipo de cambio (soles por dólar)', 'Exchange rate (soles per dollar)', 'RATE', null, true, 6),
  (2012, 'GROWTH', 'Crecimiento del PBI real', 'Growth of real GDP', 'PERCENT', null, true, 7);

create table macro_frame (
  id            bigserial primary key,
  fiscal_year   smallint not null check (fiscal_year between 2000 and 2100),
  scenario      text not null check (scenario ~ '^[A-Z0-9][A-Z0-9 _-]{0,29}$'),
  version       smallint not null check (version > 0),
  name          text not null check (name <> ''),
  norm          text not null default '',
  state         text not null default 'DRAFT' check (state in ('DRAFT', 'PUBLISHED')),
  demonstration boolean not null default false,
  created_by    text not null,
  created_at    timestamptz not null default now(),
  moved_at      timestamptz not null default now(),
  lock_version  integer not null default 0,
  constraint macro_frame_once unique (fiscal_year, scenario, version)
);
create table macro_value (
  frame_id bigint not null references macro_frame on delete cascade,
  variable text not null,
  -- the year before the first is there to carry prices forward
  year     smallint not null,
  value    numeric(24,6) not null,
  primary key (frame_id, variable, year)
);

-- What is published stays as it is: a later version corrects it (R0.8). The lock holds off a publication that is under way.
create function refuse_published_frame() returns trigger language plpgsql as $$
declare
  v_state text;
begin
  select state into v_state from macro_frame where id = coalesce(new.frame_id, old.frame_id) for share;
  if v_state = 'PUBLISHED' then
    raise exception 'Macro frame % is published', coalesce(new.frame_id, old.frame_id)
      using errcode = 'check_violation', constraint = 'published_frame_stays', table = tg_table_name;
  end if;
  return coalesce(new, old);
end $$;
create trigger published_frame_stays before insert or update or delete on macro_value
  for each row execute function refuse_published_frame();
create function refuse_published_frame_head() returns trigger language plpgsql as $$
begin
  raise exception 'Macro frame % is published', old.id
    using errcode = 'check_violation', constraint = 'published_frame_stays', table = tg_table_name;
end $$;
create trigger published_frame_head_stays before update or delete on macro_frame
  for each row when (old.state = 'PUBLISHED') execute function refuse_published_frame_head();

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('MACRO_FRAME', 'DRAFT', 'publish', 'PUBLISHED', 'RECTOR_BUDGET', false),
  ('MACRO_FRAME', 'DRAFT', 'discard', 'DISCARDED', 'RECTOR_BUDGET', false);
