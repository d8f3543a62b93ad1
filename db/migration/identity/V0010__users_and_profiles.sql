-- People, the profiles they act under (role × scope, domain 1.8) and their API tokens.
create table app_user (
  id                   bigserial primary key,
  username             text not null,
  person_name          text not null,
  password_hash        text not null,
  must_change_password boolean not null default false,
  suspended_at         timestamptz,
  created_at           timestamptz not null default now(),
  constraint username_once unique (username)
);

create table user_profile (
  id         bigserial primary key,
  user_id    bigint not null references app_user,
  role       text not null,
  scope_kind text not null check (scope_kind in ('NATIONAL', 'SECTOR', 'PLIEGO', 'UE', 'COST_CENTRE', 'PROGRAM', 'GEOGRAPHY', 'PROGRAM_GEOGRAPHY')),
  -- NATIONAL: empty; SECTOR: sector; PLIEGO: pliego; UE: sec_ejec; COST_CENTRE: sec_ejec/centre; PROGRAM: program; PROGRAM_GEOGRAPHY: program/department
  scope_code text not null default '',
  principal  boolean not null default false,
  constraint profile_once unique (user_id, role, scope_kind, scope_code)
);
create unique index one_principal_profile on user_profile (user_id) where principal;

create table api_token (
  id         bigserial primary key,
  user_id    bigint not null references app_user,
  profile_id bigint not null references user_profile,
  name       text not null,
  -- SHA-256 of the token: a stolen table opens no door
  token_hash text not null constraint api_token_once unique,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);

-- Sign-ins, sign-outs, failures and profile switches are kept (domain 1.8, 12.9).
create table sign_in_event (
  id         bigserial primary key,
  username   text not null,
  event      text not null check (event in ('SIGNED_IN', 'SIGNED_OUT', 'REFUSED', 'PROFILE_SWITCHED')),
  profile    text,
  address    text,
  at         timestamptz not null default now()
);
create index sign_in_event_user on sign_in_event (username, at);

-- Sessions in the database (Spring Session's own layout): any instance serves any session.
create table spring_session (
  primary_id char(36) not null primary key,
  session_id char(36) not null,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);
create table spring_session_attributes (
  session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);
