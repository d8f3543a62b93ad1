-- The first answer to a POST of the API that named an Idempotency-Key: asked again, it is given again.
create table idempotent_request (
  user_id      bigint not null references app_user,
  key          text not null check (length(key) between 1 and 200),
  path         text not null,
  -- of the query and body: the same key for something else is refused
  content_hash text not null,
  status       smallint,               -- null while the first one is being answered
  location     text,
  content_type text,
  body         text,
  replays      integer not null default 0,
  created_at   timestamptz not null default now(),
  primary key (user_id, key, path)
);
create index idempotent_request_age on idempotent_request (created_at);
