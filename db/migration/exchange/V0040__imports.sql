-- Files that came in. A file is staged, judged, previewed and applied whole or not at all; what it changed is kept.
create table data_import (
  id             bigserial primary key,
  kind           text not null,
  fiscal_year    smallint not null,
  sec_ejec       text check (sec_ejec ~ '^\d{6}$'),
  file_name      text not null,
  file_size      bigint not null,
  sha256         text not null,
  -- the day the file speaks of: a cut's date
  stated_on      date not null,
  dry_run        boolean not null,
  state          text not null check (state in ('STAGED', 'VALIDATING', 'READY', 'APPLYING', 'APPLIED', 'COMPARED', 'REJECTED')),
  rows_read      int not null default 0,
  rows_rejected  int not null default 0,
  new_count      int not null default 0,
  changed_count  int not null default 0,
  equal_count    int not null default 0,
  vanished_count int not null default 0,
  -- [{"measure", "file", "system"}]
  totals         jsonb not null default '[]',
  username       text not null,
  profile        text not null,
  -- the machine that works on it: what a dead one left unfinished is rejected at its next start
  runner         text not null,
  created_at     timestamptz not null default now(),
  finished_at    timestamptz
);
create index data_import_unit on data_import (sec_ejec, fiscal_year, kind);
create index data_import_content on data_import (kind, fiscal_year, sha256);

-- What the file says, cell by cell in canonical form, while it is being judged; removed once applied or rejected.
create table import_row (
  import_id  bigint not null references data_import on delete cascade,
  row_number int not null,
  cells      jsonb not null,
  primary key (import_id, row_number)
);

create table import_finding (
  id          bigserial primary key,
  import_id   bigint not null references data_import on delete cascade,
  row_number  int,
  column_name text,
  cell        text,
  severity    text not null check (severity in ('ERROR', 'WARNING')),
  code        text not null,
  message_key text not null,
  arguments   jsonb not null default '[]'
);
create index import_finding_import on import_finding (import_id, id);

create table import_change (
  id        bigserial primary key,
  import_id bigint not null references data_import on delete cascade,
  nature    text not null check (nature in ('NEW', 'CHANGED', 'VANISHED')),
  record    text not null,
  measure   text not null,
  before    text,
  after     text
);
create index import_change_import on import_change (import_id, id);
