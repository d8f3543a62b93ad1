-- When the treasury is told that a guarantee letter expires, by the first year it holds for, so that the rector changes it (domain R0.2,
-- 9.13): three notices, in days before the end.
alter table guarantee_alert
  add column since smallint not null default 2012,
  add column name  text,
  add column basis text not null default 'assumed: days before the end at which the treasury is told';
update guarantee_alert set name = case days when 30 then 'FIRST' when 15 then 'SECOND' else 'LAST' end;
alter table guarantee_alert
  alter column name set not null,
  alter column since drop default,
  add constraint alert_is_a_notice check (name in ('FIRST', 'SECOND', 'LAST')),
  drop constraint guarantee_alert_pkey,
  add primary key (name, since);
