-- Continuity (N16): a unit goes on registering while the centre can't be reached. A browser that was prepared before signs each
-- entry with a key of its own and chains it to the one before; the centre takes them in order, once each, by the rules of the forms.
create table continuity_device (
  sec_ejec      text not null,
  id            uuid not null,
  username      text not null,
  profile_id    bigint not null references user_profile,
  browser       text not null,
  -- SubjectPublicKeyInfo of a key on P-256; the private one never leaves the browser
  public_key    bytea not null,
  fingerprint   text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  enrolled_at   timestamptz not null default now(),
  prepared_at   timestamptz not null default now(),
  expires_at    timestamptz not null,
  revoked_at    timestamptz,
  revoked_by    text,
  revoked_name  text,
  -- the head of its chain: what the next entry has to follow
  last_sequence integer not null default 0,
  last_hash     text not null,
  primary key (sec_ejec, id),
  constraint continuity_device_once unique (sec_ejec, fingerprint),
  constraint continuity_device_revoked_by_somebody check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoked_name is null))
);
create index continuity_device_user on continuity_device (username);

-- What a browser signed, as it was signed, in the order in which it was signed.
create table continuity_entry (
  sec_ejec      text not null,
  id            bigserial,
  device_id     uuid not null,
  sequence      integer not null check (sequence > 0),
  -- the entry's Idempotency-Key
  key           uuid not null,
  fiscal_year   integer not null,
  stage         text not null check (stage in ('CERTIFICATION', 'ANNUAL_COMMITMENT', 'MONTHLY_COMMITMENT', 'ACCRUAL', 'PAYMENT_ORDER', 'PAYMENT')),
  total         numeric(19,2) not null,
  -- number of its source document, as it was typed
  paper         text not null,
  -- the entry of the same browser that it draws on, where it does
  draws_on      integer check (draws_on < sequence),
  content       text not null,
  previous_hash text not null,
  hash          text not null,
  signature     bytea not null,
  -- by the browser's own clock
  registered_at timestamptz not null,
  received_at   timestamptz not null default now(),
  username      text not null,
  person_name   text not null,
  primary key (sec_ejec, id),
  foreign key (sec_ejec, device_id) references continuity_device,
  constraint continuity_entry_once unique (sec_ejec, device_id, sequence),
  constraint continuity_key_once unique (sec_ejec, key)
);
create trigger continuity_entry_append_only before update or delete on continuity_entry for each row execute function refuse_change();
create trigger continuity_entry_no_truncate before truncate on continuity_entry for each statement execute function refuse_change();

-- What became of an entry, attempt by attempt: TAKEN (a draft), MENDED (a draft that a person wrote anew), REFUSED, WAITING for the
-- entry that it draws on, DISCARDED.
create table continuity_result (
  sec_ejec    text not null,
  entry_id    bigint not null,
  attempt     smallint not null check (attempt > 0),
  result      text not null check (result in ('TAKEN', 'MENDED', 'REFUSED', 'WAITING', 'DISCARDED')),
  -- the rule that refused, and its words as the officer read them
  code        text not null default '',
  message     text not null default '',
  record_id   bigint,
  document    text not null default '',
  page        text not null default '',
  reason      text not null default '',
  username    text not null,
  person_name text not null,
  at          timestamptz not null default now(),
  primary key (sec_ejec, entry_id, attempt),
  foreign key (sec_ejec, entry_id) references continuity_entry (sec_ejec, id),
  foreign key (sec_ejec, record_id) references execution_record (sec_ejec, id),
  constraint continuity_draft_of_a_taken_entry check ((result in ('TAKEN', 'MENDED')) = (record_id is not null)),
  constraint continuity_refused_by_a_rule check ((result in ('REFUSED', 'WAITING')) = (code <> '')),
  constraint continuity_discarded_for_a_reason check ((result = 'DISCARDED') = (reason <> ''))
);
-- however often an entry is sent, it has one effect
create unique index continuity_settled_once on continuity_result (sec_ejec, entry_id) where result in ('TAKEN', 'MENDED', 'DISCARDED');
create index continuity_result_record on continuity_result (sec_ejec, record_id);
create trigger continuity_result_append_only before update or delete on continuity_result for each row execute function refuse_change();
create trigger continuity_result_no_truncate before truncate on continuity_result for each statement execute function refuse_change();

-- Each entry with what became of it last; without a result it was received and its outcome is still to come.
create view continuity_status as
select e.sec_ejec, e.id, e.device_id, e.sequence, e.fiscal_year, e.stage, e.total, e.paper, e.draws_on, e.content, e.registered_at,
  e.received_at, e.username, e.person_name, coalesce(r.result, 'RECEIVED') result, coalesce(r.attempt, 0) attempt,
  coalesce(r.code, '') code, coalesce(r.message, '') message, r.record_id, coalesce(r.document, '') document,
  coalesce(r.page, '') page, coalesce(r.reason, '') reason, r.at result_at, coalesce(r.person_name, '') result_name
from continuity_entry e
left join lateral (
  select * from continuity_result r where r.sec_ejec = e.sec_ejec and r.entry_id = e.id order by r.attempt desc limit 1
) r on true;
