-- The second factor of who approves payments: a secret shared with an authenticator (RFC 6238), encrypted with a key
-- that is not in the database, and codes for the day on which the authenticator is lost.
create table second_factor (
  user_id      bigint primary key references app_user,
  secret       bytea not null,
  -- null until the first code was typed: what was never confirmed proves nothing
  confirmed_at timestamptz,
  -- the time step of the last code that was taken: none is taken twice
  last_step    bigint not null default 0
);

create table recovery_code (
  user_id   bigint not null references second_factor on delete cascade,
  -- SHA-256 of a code of 80 random bits
  code_hash text not null,
  used_at   timestamptz,
  primary key (user_id, code_hash)
);

-- API calls have no session that could remember that a code was given.
create table second_factor_proof (
  token_hash text primary key,
  user_id    bigint not null references app_user,
  proven_at  timestamptz not null default now()
);

alter table sign_in_event drop constraint sign_in_event_event_check;
alter table sign_in_event add constraint sign_in_event_known check (event in ('SIGNED_IN', 'SIGNED_OUT', 'REFUSED',
  'PROFILE_SWITCHED', 'FACTOR_PROVEN', 'FACTOR_REFUSED', 'RECOVERY_CODE_USED', 'SESSION_ENDED'));
create index sign_in_event_address on sign_in_event (address, at) where event = 'REFUSED';
