-- A bank's statement is what one file or one reply of the bank told of one account. One that was taken in by mistake (another unit's
-- account, another year) is taken back whole, with a reason: its lines stay, and count no more (domain 9.13).
create table bank_statement (
  id           bigserial,
  sec_ejec     text not null,
  fiscal_year  smallint not null,
  account      text not null,
  import_id    bigint,
  -- empty where the bank's own link brought it
  taken_by     text not null,
  taken_at     timestamptz not null default now(),
  withdrawn_by   text,
  withdrawn_name text,
  withdrawn_at   timestamptz,
  withdrawn_why  text,
  primary key (sec_ejec, id),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  constraint withdrawn_with_a_reason check ((withdrawn_at is null) = (withdrawn_why is null) and (withdrawn_at is null) = (withdrawn_by is null)
    and withdrawn_why <> '')
);
create index bank_statement_account on bank_statement (sec_ejec, fiscal_year, account);

alter table bank_statement_line disable trigger bank_statement_line_append_only;
alter table bank_statement_line
  add column statement_id bigint,
  -- the first, second … line of its statement with this day, operation and amount: two equal fees of one day are two
  add column occurrence smallint not null default 1 check (occurrence > 0),
  -- the statement with which it was taken back, 0 while it counts
  add column withdrawn bigint not null default 0;

insert into bank_statement (sec_ejec, fiscal_year, account, import_id, taken_by)
  select distinct l.sec_ejec, l.fiscal_year, l.account, l.import_id, coalesce(i.username, '')
  from bank_statement_line l left join data_import i on i.id = l.import_id;
update bank_statement_line l set statement_id = s.id from bank_statement s
  where s.sec_ejec = l.sec_ejec and s.fiscal_year = l.fiscal_year and s.account = l.account and s.import_id is not distinct from l.import_id;

alter table bank_statement_line
  alter column statement_id set not null,
  add foreign key (sec_ejec, statement_id) references bank_statement (sec_ejec, id),
  add constraint withdrawn_with_its_statement check (withdrawn in (0, statement_id)),
  drop constraint statement_line_once,
  add constraint statement_line_once unique (sec_ejec, account, booked_on, operation, amount, occurrence, withdrawn),
  add constraint statement_line_counts unique (sec_ejec, id, withdrawn);
create index bank_statement_line_statement on bank_statement_line (sec_ejec, statement_id);

-- A line that was matched isn't taken back, nor is one matched that was: the key holds both ways, whoever is first.
alter table bank_match
  add column withdrawn bigint not null default 0 check (withdrawn = 0),
  add constraint statement_not_matched foreign key (sec_ejec, statement_id, withdrawn) references bank_statement_line (sec_ejec, id, withdrawn);

-- Lines are only added; taking their statement back is all that changes them.
create function refuse_change_of_statement_line() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.withdrawn <> 0 or to_jsonb(new) - 'withdrawn' <> to_jsonb(old) - 'withdrawn' then
    raise exception 'Lines of statements are only added' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
drop trigger bank_statement_line_append_only on bank_statement_line;
create trigger bank_statement_line_append_only before update or delete on bank_statement_line
  for each row execute function refuse_change_of_statement_line();
create trigger bank_statement_kept before delete on bank_statement for each row execute function refuse_change();
create trigger bank_statement_no_truncate before truncate on bank_statement for each statement execute function refuse_change();
