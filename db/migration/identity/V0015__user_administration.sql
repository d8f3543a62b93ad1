-- Every change of a user or profile is told to the audit by an event; here only what sign-in needs.
alter table app_user add constraint username_form check (username ~ '^[a-z0-9]([a-z0-9._-]{1,48}[a-z0-9])$');

-- A profile that was taken stays for history and tokens' sake.
alter table user_profile add column taken_at timestamptz;

-- Domain 1.9 b: who administers users holds no budget role (IDN-001).
create function sysadmin_holds_no_other_role() returns trigger language plpgsql as $$
begin
  -- the user's row is the lock: two profiles given at once wait for each other
  perform 1 from app_user where id = new.user_id for no key update;
  if exists (select 1 from user_profile p where p.user_id = new.user_id and p.id <> new.id and p.taken_at is null
             and (p.role = 'SYSADMIN') <> (new.role = 'SYSADMIN')) then
    raise exception 'A system administrator holds no other role' using errcode = 'check_violation', constraint = 'sysadmin_holds_no_other_role';
  end if;
  return new;
end $$;
create trigger sysadmin_holds_no_other_role before insert or update on user_profile for each row execute function sysadmin_holds_no_other_role();
