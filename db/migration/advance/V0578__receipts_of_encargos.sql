-- What another unit is to execute may be paid in parts: the unit that executes confirms each, between the first payment and the day on
-- which it says so, and all together up to what was paid (domain 9.11).
create table advance_receipt (
  sec_ejec      text not null,
  advance_id    bigint not null,
  part          smallint not null check (part > 0),
  amount        numeric(19,2) not null check (amount > 0),
  received_on   date not null,
  received_by   text not null,
  received_name text not null,
  recorded_at   timestamptz not null default now(),
  primary key (sec_ejec, advance_id, part),
  foreign key (sec_ejec, advance_id) references advance (sec_ejec, id)
);
-- As the executing unit's journal has it; before it was kept there, all that was granted.
insert into advance_receipt (sec_ejec, advance_id, part, amount, received_on, received_by, received_name)
  select a.sec_ejec, a.id, 1, coalesce((
      select sum(l.amount) from journal_entry e join journal_line l on l.sec_ejec = e.sec_ejec and l.entry_id = e.id
      where e.sec_ejec = a.receiver and e.stage = 'DELEGATION' and e.posting_key = 'delegation/' || a.sec_ejec || '/' || a.id || '/RECEIVED'),
    a.amount), a.received_on, a.received_by, a.received_name
  from advance a where a.received_on is not null;
create trigger advance_receipt_append_only before update or delete on advance_receipt for each row execute function refuse_change();
create trigger advance_receipt_no_truncate before truncate on advance_receipt for each statement execute function refuse_change();
