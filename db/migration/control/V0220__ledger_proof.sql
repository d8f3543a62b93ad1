-- The proof of the ledger (domain 12.8): each run with what it found. Kept for good: who trusted which proof can be asked later.
create table ledger_proof (
  id            bigserial primary key,
  occasion      text not null check (occasion in ('DEMAND', 'NIGHTLY')),
  username      text not null,
  profile       text not null,
  result        text not null check (result in ('PASS', 'FAIL')),
  -- what it covers: everything committed when it began
  seen_at       timestamptz not null,
  last_movement bigint not null,
  movements     bigint not null,
  lines         bigint not null,
  acts          bigint not null,
  millis        bigint not null check (millis >= 0),
  finished_at   timestamptz not null default clock_timestamp()
);
create index ledger_proof_seen on ledger_proof (seen_at);

create table ledger_proof_check (
  proof_id    bigint not null references ledger_proof,
  place       smallint not null,
  code        text not null,
  differences bigint not null check (differences >= 0),
  millis      bigint not null check (millis >= 0),
  primary key (proof_id, place)
);

-- The worst differences of a check, not all: a thousand broken lines are one incident.
create table ledger_proof_difference (
  proof_id     bigint not null references ledger_proof,
  code         text not null,
  rank         smallint not null,
  fiscal_year  smallint,
  sec_ejec     text,
  subject_type text not null,
  subject      text not null,
  measure      text not null,
  expected     text,
  found        text,
  primary key (proof_id, code, rank)
);

create trigger ledger_proof_append_only before update or delete on ledger_proof for each row execute function refuse_change();
create trigger ledger_proof_check_append_only before update or delete on ledger_proof_check for each row execute function refuse_change();
create trigger ledger_proof_difference_append_only before update or delete on ledger_proof_difference for each row execute function refuse_change();
