-- How often a question failed to be asked, and when last: it waits its turn behind those that didn't, and the page says so.
alter table voucher_question
  add column tries    integer not null default 0,
  add column tried_at timestamptz,
  add constraint tried_at_a_time check ((tries = 0) = (tried_at is null));
drop index voucher_question_open;
create index voucher_question_open on voucher_question (tries, asked_at) where answer is null;
