-- Contracts that SEACE and orders that SIGA handed over (domain 11): each once, by its key there.
create table contract_delivery (
  sec_ejec     text not null,
  kind         text not null check (kind in ('CONTRACT', 'ORDER')),
  -- the contract's number; year, type of goods and number of an order
  key          text not null check (key <> ''),
  -- SHA-256 of what was handed over
  hash         text not null,
  target_id    bigint not null,             -- the contract or order it became
  import_id    bigint not null,
  delivered_at timestamptz not null default now(),
  primary key (sec_ejec, kind, key)
);
create trigger contract_delivery_append_only before update or delete on contract_delivery for each row execute function refuse_change();
