-- Who may program and execute which part of a program's chain (domain 5). Once a program has grants in a year, nobody certifies
-- on it without one; a program without any is open, as the years before this system are. A grant that was withdrawn stays: it
-- stops new certifications and lets existing chains finish.
create table access_grant (
  id               bigserial primary key,
  fiscal_year      smallint not null references fiscal_year,
  program          text not null check (program ~ '^\d{4}$'),
  -- the node: the whole program, a product or project of it, or an activity under that
  product          text not null default '' check (product ~ '^(\d{7})?$'),
  activity         text not null default '' check (activity ~ '^(\d{7})?$'),
  effect           text not null default 'ALLOW' check (effect in ('ALLOW', 'DENY')),
  grantee_type     text not null check (grantee_type in ('LEVEL', 'SECTOR', 'PLIEGO', 'UE')),
  -- E, R or M; a sector; 09/096 or the six digits of a municipality; a sec_ejec
  grantee_code     text not null,
  geography        text not null default '' check (geography ~ '^(\d{2}|\d{4}|\d{6})?$'),
  population_group text not null default '',
  operations       text[] not null,
  share_role       text not null default 'LEAD' check (share_role in ('LEAD', 'CO_EXECUTOR', 'SUPPORT')),
  state            text not null default 'ACTIVE' check (state in ('ACTIVE', 'WITHDRAWN')),
  norm             text,
  import_id        bigint,
  created_at       timestamptz not null default now(),
  withdrawn_at     timestamptz,
  constraint access_grant_once unique (fiscal_year, program, product, activity, effect, grantee_type, grantee_code, geography, population_group),
  constraint activity_under_a_product check (activity = '' or product <> ''),
  constraint grantee_code_fits check (grantee_code ~ case grantee_type
    when 'LEVEL' then '^[ERM]$' when 'SECTOR' then '^\d{2}$' when 'PLIEGO' then '^(\d{2}/\d{3}|\d{3}|\d{6})$' else '^\d{6}$' end),
  constraint operations_known check (cardinality(operations) > 0
    and operations <@ array['PHYS_PROGRAM', 'BUD_PROGRAM', 'EXECUTE_FIN', 'EXECUTE_PHYS', 'VIEW']),
  constraint withdrawn_some_day check ((state = 'WITHDRAWN') = (withdrawn_at is not null))
);
create index access_grant_node on access_grant (fiscal_year, program, product, activity);
create index access_grant_grantee on access_grant (fiscal_year, grantee_type, grantee_code);
