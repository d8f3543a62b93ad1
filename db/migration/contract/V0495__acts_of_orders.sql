-- What is accrued on an order starts from the commitment that names it, not from all accruals of the unit.
create index execution_act_order on execution_act (sec_ejec, lpad(ltrim(document_number, '0'), 10, '0'))
  where correlative = '0001' and document_type in ('031', '032');
