-- Which certification of the next year was prepared for what lapsed. One that was discarded leaves its proposal free again.
create table year_carry_over_taken (
  id             bigserial,
  sec_ejec       text not null,
  carry_over_id  bigint not null,
  certificate_id bigint not null,
  username       text not null,
  taken_at       timestamptz not null default now(),
  primary key (sec_ejec, id),
  constraint carry_over_taken_once unique (sec_ejec, carry_over_id, certificate_id),
  foreign key (sec_ejec, carry_over_id) references year_carry_over,
  foreign key (sec_ejec, certificate_id) references execution_record
);
create trigger year_carry_over_taken_append_only before update or delete on year_carry_over_taken for each row execute function refuse_change();
create trigger year_carry_over_taken_no_truncate before truncate on year_carry_over_taken for each statement execute function refuse_change();
