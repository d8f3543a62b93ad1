-- The books of taxes kept back: the debt to the supplier becomes one to the tax authority when it is ordered, and is settled when it is
-- paid. Other parts leave the bank as the payee's does.
insert into accounting_operation (since, stage, purpose, operation_type, item, debit, credit) values
  (2012, 'RETENTION_ORDER', 'FINANCIAL', '', '', '2103', '2101'),
  (2012, 'RETENTION_ORDER', 'FINANCIAL', '', '2.1', '2102', '2101'),
  (2012, 'RETENTION_ORDER', 'FINANCIAL', '', '2.2', '2102', '2101'),
  (2012, 'RETENTION_PAYMENT', 'FINANCIAL', '', '', '2101', '1101');
