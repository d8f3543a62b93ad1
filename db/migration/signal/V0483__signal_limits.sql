-- What makes something worth an auditor's look (domain 12.6, 12.7), by the first year it holds for. All assumed but for the ninety
-- percent, the thirty days of equal orders and the sixty of idle certifications.
create table signal_limit (
  since   smallint not null,
  name    text not null,
  value   numeric(9,2) not null,
  meaning text not null check (meaning <> ''),
  primary key (since, name)
);
insert into signal_limit values
  (2012, 'NEAR_PERCENT', 90, 'an amount from this percentage of the limit on is just below it'),
  (2012, 'SAME_SUPPLIER_ORDERS', 3, 'so many small orders to one supplier for one family'),
  (2012, 'SAME_SUPPLIER_DAYS', 30, 'within so many days'),
  (2012, 'OFFICE_FROM', 7, 'offices open at this hour'),
  (2012, 'OFFICE_TO', 20, 'and close at this one'),
  (2012, 'IDLE_DAYS', 60, 'a certification waits so long for its commitment'),
  (2012, 'UNPAID_DAYS', 30, 'an accrual waits so long for its payment order'),
  (2012, 'YEAR_END_DAY', 15, 'changes from this day of December on');
