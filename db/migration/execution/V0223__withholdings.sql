-- What is kept back from a payee, by the day of the voucher (domain 9.14). Rates and limits change by law: rows, never code.
create table withholding_rate (
  kind         text not null check (kind in ('FEE_RECEIPT_INCOME_TAX')),
  valid_from   date not null,
  -- of the voucher's whole amount, once it is above the limit
  percent      numeric(7,4) not null check (percent > 0 and percent < 100),
  above        numeric(19,2) not null check (above >= 0),
  voucher_type text not null,
  primary key (kind, valid_from)
);
insert into withholding_rate (kind, valid_from, percent, above, voucher_type) values
  ('FEE_RECEIPT_INCOME_TAX', date '2015-01-01', 8, 1500.00, '02');
