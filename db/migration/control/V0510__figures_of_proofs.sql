-- What a proof covered of each unit's year, in figures: so that whoever has the year's movements can tell whether they are those that
-- were proven. A row is kept where something differs from the proof before; a unit's year at rest costs nothing.
create table ledger_proof_figure (
  sec_ejec          text not null,
  fiscal_year       smallint not null,
  proof_id          bigint not null references ledger_proof,
  lines             bigint not null,
  movements         bigint not null,
  last_movement     bigint not null,
  pim               numeric(19,2) not null,
  certified         numeric(19,2) not null,
  annual_committed  numeric(19,2) not null,
  monthly_committed numeric(19,2) not null,
  accrued           numeric(19,2) not null,
  ordered           numeric(19,2) not null,
  paid              numeric(19,2) not null,
  entries           bigint not null,
  last_entry        int not null,
  booked            numeric(19,2) not null,   -- Σ of what entries move from one account to another
  primary key (sec_ejec, fiscal_year, proof_id)
);
create trigger ledger_proof_figure_append_only before update or delete on ledger_proof_figure for each row execute function refuse_change();
create trigger ledger_proof_figure_no_truncate before truncate on ledger_proof_figure for each statement execute function refuse_change();
