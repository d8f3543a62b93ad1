-- Other systems' codes and ours (domain 11.2), by year. Where a system has codes of its own for a field in a year, each code that it
-- sends in that field must be among them (INT-006); where it has none, it speaks in ours.
create table interface_equivalence (
  fiscal_year smallint not null references fiscal_year,
  system      text not null check (system in ('SIGA', 'SEACE', 'AIRHSP')),
  field       text not null check (field in ('item', 'rubro', 'sec_func', 'family', 'position')),
  theirs      text not null check (theirs <> ''),
  ours        text not null check (ours <> ''),
  primary key (fiscal_year, system, field, theirs)
);
