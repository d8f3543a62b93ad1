-- Over what a role may be given (domain 1.8): what asks for a national scope, a unit or a program can rely on it.
create table role_scope (
  role       text not null,
  scope_kind text not null,
  primary key (role, scope_kind)
);
insert into role_scope (role, scope_kind) values
  ('RECTOR_BUDGET', 'NATIONAL'),
  ('MEF_ANALYST', 'NATIONAL'),
  ('MEF_ANALYST', 'SECTOR'),
  ('MEF_ANALYST', 'PLIEGO'),
  ('RECTOR_TREASURY', 'NATIONAL'),
  ('RECTOR_ACCOUNTING', 'NATIONAL'),
  ('PLIEGO_HEAD', 'PLIEGO'),
  ('PLIEGO_BUDGET', 'PLIEGO'),
  ('UE_BUDGET', 'UE'),
  ('UE_LOGISTICS', 'UE'),
  ('UE_HR', 'UE'),
  ('UE_ACCOUNTING', 'UE'),
  ('UE_TREASURY', 'UE'),
  ('UE_ADMIN_HEAD', 'UE'),
  ('PROGRAM_RESPONSIBLE', 'PROGRAM'),
  ('TERRITORIAL_COORD', 'PROGRAM_GEOGRAPHY'),
  ('ME_COORD', 'PROGRAM'),
  ('SERVICE_POINT', 'COST_CENTRE'),
  ('STATS_REGISTRAR', 'NATIONAL'),
  ('AUDITOR', 'NATIONAL'),
  ('AUDITOR', 'SECTOR'),
  ('AUDITOR', 'PLIEGO'),
  ('AUDITOR', 'UE'),
  ('AUDITOR', 'GEOGRAPHY'),
  ('SYSADMIN', 'NATIONAL');

-- Profiles taken before stay as they are, for history; one still held otherwise has to be taken first.
alter table user_profile add constraint role_over_its_scope foreign key (role, scope_kind) references role_scope not valid;
do $$
declare given record;
begin
  for given in select u.username, p.role, p.scope_kind, p.scope_code from user_profile p join app_user u on u.id = p.user_id
               where p.taken_at is null and not exists (select from role_scope r where r.role = p.role and r.scope_kind = p.scope_kind) loop
    raise exception 'Before this version starts, take the profile % over % % from %: the role is no longer given over that scope', given.role, given.scope_kind, given.scope_code, given.username;
  end loop;
end $$;
