-- What a unit's own system says it accrued, file by file, where its budget isn't kept here: history to read and to enter in the
-- books, never a balance of a line. A later list restates an earlier one; what differs is added, so that each day's list can be
-- told again.
create table file_accrual (
  id          bigserial,
  fiscal_year smallint not null,
  sec_ejec    text not null,
  file        text not null check (file ~ '^\d{10}$'),
  sec_func    text not null check (sec_func ~ '^\d{4}$'),
  rubro       text not null,
  item        text not null,
  month       smallint not null check (month between 1 and 12),
  amount      numeric(19,2) not null check (amount <> 0),
  stated_on   date not null,
  import_id   bigint not null,
  username    text not null,
  profile     text not null,
  primary key (sec_ejec, id),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  foreign key (fiscal_year, rubro) references rubro,
  foreign key (fiscal_year, item) references economic_item
);
create index file_accrual_key on file_accrual (fiscal_year, sec_ejec, file, sec_func, rubro, item, month);
create trigger file_accrual_append_only before update or delete on file_accrual for each row execute function refuse_change();
create trigger file_accrual_no_truncate before truncate on file_accrual for each statement execute function refuse_change();

-- What an entry may stem from, in one form: a movement of the budget, or an accrual of such a file.
create type journal_source as (
  origin text, id bigint, fiscal_year smallint, sec_ejec text, stage text, operation_type text, rubro text, item text,
  month smallint, amount numeric(19,2), posting_key text, record_id bigint, act_id bigint, import_id bigint, document_type text,
  document_number text, known_on date, username text, profile text);

alter table journal_pending drop constraint journal_pending_sec_ejec_movement_id_fkey;
alter table journal_pending rename movement_id to source_id;
alter table journal_pending add column origin text not null default 'MOVEMENT' check (origin in ('MOVEMENT', 'FILE'));
alter table journal_pending alter column origin drop default;
alter table journal_pending drop constraint journal_pending_pkey, add primary key (sec_ejec, origin, source_id);
drop trigger if exists movement_in_the_journal on movement;
drop function if exists journal_of_movements();
drop function if exists journal_write(movement[]);

-- Accounts for what a unit spends beside goods, services and works; all assumed, as those of 2012 for 2.1.3, 2.2 and 2.6.
insert into accounting_account (since, code, name, nature) values
  (2012, '1505', 'ESTUDIOS Y PROYECTOS', 'DEBIT'),
  (2012, '1507', 'OTROS ACTIVOS', 'DEBIT'),
  (2012, '5401', 'DONACIONES Y TRANSFERENCIAS OTORGADAS', 'DEBIT'),
  (2012, '5501', 'OTROS GASTOS', 'DEBIT');
insert into accounting_operation (since, stage, purpose, operation_type, item, debit, credit)
  select 2012, s, 'FINANCIAL', '', i.item, i.debit, '2103'
  from unnest(array['ACCRUAL', 'FILE_ACCRUAL']) s,
    (values ('2.4', '5401'), ('2.5', '5501'), ('2.6.6', '1507'), ('2.6.7', '1507'), ('2.6.8', '1505')) i(item, debit);
