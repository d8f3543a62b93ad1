-- Where suppliers are paid (domain 9.7, 9.15). Public money was stolen by signing in as somebody else and changing a payee's account
-- just before a payment: so a new account is confirmed by a second person with a second factor, and then rests for some hours in which
-- nothing is ordered or paid to it.
create table treasury_parameter (
  since smallint not null,
  name  text not null,
  value numeric not null,
  basis text not null,
  primary key (name, since)
);
insert into treasury_parameter values
  (2012, 'COOL_OFF_HOURS', 24, 'assumed: hours between the confirmation of a payee''s account and its first use'),
  (2012, 'ACCOUNT_REQUIRED', 0, 'assumed: suppliers without any account here are still paid, as the legacy system holds theirs'),
  (2027, 'ACCOUNT_REQUIRED', 1, 'domain 9.7: from 2027 on orders by transfer need a validated account here (assumed)');

create table payee_account (
  id            bigserial primary key,
  ruc           text not null references supplier,
  cci           text not null check (cci ~ '^\d{20}$'),
  bank          text not null check (bank <> ''),
  reason        text not null check (reason <> ''),
  -- N proposed, A confirmed, R rejected, X replaced by a later one
  state         text not null default 'N' check (state in ('N', 'A', 'R', 'X')),
  version       integer not null default 0,
  prepared_by   text not null,
  prepared_name text not null,
  prepared_at   timestamptz not null default now(),
  decided_by    text,
  decided_name  text,
  decided_at    timestamptz,
  answer        text not null default '',
  -- when the rest after the confirmation ends
  usable_from   timestamptz,
  constraint account_decided_by_another check (decided_by <> prepared_by),
  constraint account_decided check ((state = 'N') = (decided_by is null)),
  constraint account_rests_once_confirmed check ((state in ('A', 'X')) = (usable_from is not null))
);
create unique index one_account_proposed on payee_account (ruc) where state = 'N';
create unique index one_account_in_force on payee_account (ruc) where state = 'A';
create index payee_account_cci on payee_account (cci) where state = 'A';

-- What was proposed and decided stays; a confirmed account only gives way to the next.
create function refuse_change_of_settled_account() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state in ('R', 'X') or new.cci <> old.cci or new.ruc <> old.ruc or new.prepared_by <> old.prepared_by
      or (old.state = 'A' and (new.state <> 'X' or new.usable_from <> old.usable_from or new.decided_by <> old.decided_by)) then
    raise exception 'Account % of % is settled', old.id, old.ruc
      using errcode = 'integrity_constraint_violation', constraint = 'settled_account', table = 'payee_account';
  end if;
  return new;
end $$;
create trigger payee_account_settled before update or delete on payee_account for each row execute function refuse_change_of_settled_account();

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('PAYEE_ACCOUNT', 'N', 'approve', 'A', 'UE_ADMIN_HEAD', false),
  ('PAYEE_ACCOUNT', 'N', 'approve', 'A', 'RECTOR_TREASURY', false),
  ('PAYEE_ACCOUNT', 'N', 'reject', 'R', 'UE_ADMIN_HEAD', true),
  ('PAYEE_ACCOUNT', 'N', 'reject', 'R', 'RECTOR_TREASURY', true);
