-- What the rectors changed of the tables that the rules read by year: which row, from when on, what it said before and says now, why.
create table yearly_change (
  id          bigserial primary key,
  table_code  text not null,
  row_key     text not null,
  since       text not null,              -- a year or a day
  before      text not null,
  after       text not null,
  reason      text not null check (reason <> ''),
  username    text not null,
  person_name text not null,
  profile     text not null,
  changed_at  timestamptz not null default now()
);
create index yearly_change_table on yearly_change (table_code, id desc);
create trigger yearly_change_append_only before update or delete on yearly_change for each row execute function refuse_change();
create trigger yearly_change_no_truncate before truncate on yearly_change for each statement execute function refuse_change();
