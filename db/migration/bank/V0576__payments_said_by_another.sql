-- Whoever drew a batch up doesn't alone say that the bank paid it (domain 12.2): what they bring waits, as told, until the statement that
-- another brought has the line, or somebody else says the same or confirms it.
alter table payment_batch_line
  add column told_on        date,
  add column told_operation text not null default '',
  add column told_by        text,
  add constraint told_whole check ((told_on is null) = (told_by is null) and (told_on is null) = (told_operation = ''));
