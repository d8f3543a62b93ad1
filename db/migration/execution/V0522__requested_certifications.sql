-- Certifications that came by file or from SIGA (domain 11): each request once, by the key its sender gives it. The same request again
-- changes nothing; another one under the same key is refused (INT-002).
create table requested_certification (
  sec_ejec     text not null,
  fiscal_year  smallint not null,
  request      text not null check (request <> ''),
  -- SHA-256 of what it asks for
  hash         text not null,
  record_id    bigint not null,
  import_id    bigint not null,
  requested_at timestamptz not null default now(),
  primary key (sec_ejec, fiscal_year, request),
  foreign key (sec_ejec, record_id) references execution_record
);
create trigger requested_certification_append_only before update or delete on requested_certification
  for each row execute function refuse_change();
