-- A batch goes to the bank as a file or over the link, and by that way only: by both it would be there twice (domain 9.7, 11).
alter table payment_batch add column sent_way text constraint batch_way_known check (sent_way in ('FILE', 'LINK'));

-- how it went wasn't kept before. A file can't harm: whoever was asked over the link brings the bank's answers as a file from now on
update payment_batch set sent_way = 'FILE' where sent_at is not null;

alter table payment_batch add constraint batch_out_by_a_way check ((sent_at is null) = (sent_way is null));

create function refuse_other_way_of_batch() returns trigger language plpgsql as $$
begin
  raise exception 'Batch % of unit % went out already', old.number, old.sec_ejec
    using errcode = 'integrity_constraint_violation', constraint = 'batch_out_once', table = tg_table_name;
end $$;
create trigger batch_out_once before update on payment_batch for each row
  when (old.sent_way is not null and old.sent_way is distinct from new.sent_way)
  execute function refuse_other_way_of_batch();
