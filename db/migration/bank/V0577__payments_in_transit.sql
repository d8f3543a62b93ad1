-- One batch that the bank never answers held the last month open for the whole country. The month of execution closes now with such
-- payments in transit; the bank's answer still counts in the year's last month, while the books of the unit that waits for it are open:
-- it is that unit's accounting month that waits (domain 9.10, 12.4).
drop trigger month_closes_on_answers on execution_period;
drop function refuse_month_before_answers();
