-- SIGA hands over what came of orders and who said that it conforms, and both sides count them.
insert into interface_kind (system, kind) values ('SIGA', 'receptions'), ('SIGA', 'conformities');
alter table interface_reconciliation
  drop constraint interface_reconciliation_measure_check,
  add constraint interface_reconciliation_measure_check
    check (measure in ('REQUESTS', 'ORDERS', 'RECEPTIONS', 'CONFORMITIES', 'CONTRACTS', 'POSITIONS'));
