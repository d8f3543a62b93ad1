-- A payroll is ordered by creditor (9.14): what workers get, what is kept back from them, what the employer adds.
alter table payment_order_part drop constraint payment_order_part_part_check;
alter table payment_order_part add constraint payment_order_part_part_check check (part in ('DETRACTION', 'VAT_WITHHOLDING',
  'FOURTH_CATEGORY', 'PENALTY', 'COURT', 'PAYROLL_WITHHOLDING', 'PAYROLL_CONTRIBUTION'));

-- Parts whose debt passes to another creditor when they are ordered, and is settled when they are paid.
create function part_passes_to_another(p_part text) returns boolean language sql immutable as $$
  select p_part in ('VAT_WITHHOLDING', 'FOURTH_CATEGORY', 'PAYROLL_WITHHOLDING')
$$;
