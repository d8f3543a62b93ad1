-- From when on what stands out among published totals is worth an analyst's time. A year without its own value takes the
-- newest one before it.
create table published_threshold (
  fiscal_year smallint not null check (fiscal_year between 2000 and 2100),
  finding     text not null check (finding in ('PROGRESS_FALL', 'LOW_PROGRESS', 'UNSPENT', 'BUDGET_CHANGE')),
  axis        text not null check (axis in ('category', 'departmentTarget', 'unit')),
  limit_value numeric(19,2) not null check (limit_value > 0),  -- percentage points, per cent, soles, per cent
  minimum_pim numeric(19,2) not null default 0 check (minimum_pim >= 0),  -- smaller ones are left out
  primary key (fiscal_year, finding, axis)
);
insert into published_threshold (fiscal_year, finding, axis, limit_value, minimum_pim) values
  (2012, 'PROGRESS_FALL', 'category', 5, 100000000), (2012, 'PROGRESS_FALL', 'departmentTarget', 3, 100000000),
  (2012, 'PROGRESS_FALL', 'unit', 15, 100000000),
  (2012, 'LOW_PROGRESS', 'category', 75, 100000000), (2012, 'LOW_PROGRESS', 'departmentTarget', 75, 100000000),
  (2012, 'UNSPENT', 'unit', 400000000, 0), (2012, 'UNSPENT', 'category', 1000000000, 0),
  (2012, 'BUDGET_CHANGE', 'category', 75, 100000000), (2012, 'BUDGET_CHANGE', 'unit', 150, 200000000);
