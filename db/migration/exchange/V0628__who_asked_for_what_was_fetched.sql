-- What this system fetches from another one is that system's; who asked for it had a part in its coming all the same (CTL-001).
alter table data_import
  add column fetched_by text,
  add constraint fetched_by_the_system check (fetched_by is null or username = 'sistema');
