-- Which kinds of file a system hands over: a kind that isn't its own isn't taken in, whoever brings it.
create table interface_kind (
  system text not null check (system in ('SIGA', 'SEACE', 'AIRHSP')),
  kind   text not null,
  primary key (system, kind)
);
insert into interface_kind (system, kind) values
  ('SIGA', 'certifications'), ('SIGA', 'orders'), ('SEACE', 'contracts'), ('SEACE', 'orders'), ('AIRHSP', 'payroll'), ('AIRHSP', 'personnel-positions');

-- Who processes a message says so first; what broke off is taken up again after a while.
alter table interface_message add column claimed_at timestamptz;
