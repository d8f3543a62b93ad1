-- Who drew a batch up says that a payment was paid, and then that it came back: that is one person's word twice. It waits with both, and
-- nothing is posted until a statement or somebody else says that it was paid (domain 12.2).
alter table payment_batch_line
  add column told_back_on        date,
  add column told_back_operation text not null default '',
  add column told_back_reason    text not null default '',
  add constraint told_back_after_told check (
    case when told_back_on is null then told_back_operation = '' and told_back_reason = ''
      else told_on is not null and told_back_on >= told_on and told_back_reason <> '' end);
