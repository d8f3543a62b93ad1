-- Between what each row of a table by year may lie. One bound for all rows of a table let an hour be 999,999 and a brake of the bank be
-- switched off by a figure that nobody would have typed in earnest.
create table yearly_bound (
  table_name text not null,
  row_key    text not null,
  least      numeric not null,
  most       numeric not null,
  primary key (table_name, row_key),
  check (least <= most)
);
insert into yearly_bound values
  ('advance_parameter', 'DAILY_RATE', 1, 5000),
  ('advance_parameter', 'DAILY_RATE_HIGH', 1, 5000),
  ('advance_parameter', 'SWORN_PERCENT', 0, 100),
  ('advance_parameter', 'TRAVEL_DAYS', 1, 365),
  ('advance_parameter', 'INTERNAL_DAYS', 1, 365),
  ('advance_parameter', 'INTERNAL_DAYS_ABROAD', 1, 365),
  ('advance_parameter', 'INTERNAL_TAX_UNITS', 0, 100),
  ('advance_parameter', 'PETTY_PERCENT', 0, 100),
  ('advance_parameter', 'DELEGATION_DAYS', 1, 365),
  ('signal_limit', 'NEAR_PERCENT', 0, 100),
  ('signal_limit', 'SAME_SUPPLIER_ORDERS', 1, 1000),
  ('signal_limit', 'SAME_SUPPLIER_DAYS', 1, 366),
  ('signal_limit', 'OFFICE_FROM', 0, 24),
  ('signal_limit', 'OFFICE_TO', 0, 24),
  ('signal_limit', 'IDLE_DAYS', 0, 366),
  ('signal_limit', 'UNPAID_DAYS', 0, 366),
  ('signal_limit', 'YEAR_END_DAY', 1, 31),
  ('treasury_parameter', 'COOL_OFF_HOURS', 0, 720),
  ('treasury_parameter', 'ACCOUNT_REQUIRED', 0, 1),
  ('treasury_parameter', 'RATE_BAND', 0, 100),
  ('treasury_parameter', 'RATE_BAND_UNPUBLISHED', 0, 100),
  ('velocity_limit', 'ORDERS_IN_A_MINUTE', 1, 1000),
  ('velocity_limit', 'NIGHT_FROM', 0, 24),
  ('velocity_limit', 'NIGHT_UNTIL', 0, 24),
  ('velocity_limit', 'EVE_OF_HOLIDAY', 0, 1),
  ('velocity_limit', 'NEW_PAYEE_ABOVE', 0, 1000000),
  ('velocity_limit', 'NEW_ACCOUNT_DAYS', 0, 365);

-- The page refuses first, with the bounds in its message (TAB-004); this holds for whatever else writes. A row without bounds is refused
-- too: who adds one says between what it lies.
create function refuse_yearly_row_out_of_bounds() returns trigger language plpgsql as $$
begin
  perform from yearly_bound b where b.table_name = tg_table_name and b.row_key = new.name and new.value between b.least and b.most;
  if not found then
    raise exception '% of % may not be %', new.name, tg_table_name, new.value using errcode = 'check_violation', constraint = 'yearly_bound';
  end if;
  return new;
end $$;
create trigger advance_parameter_bound before insert or update on advance_parameter
  for each row execute function refuse_yearly_row_out_of_bounds();
create trigger signal_limit_bound before insert or update on signal_limit
  for each row execute function refuse_yearly_row_out_of_bounds();
create trigger treasury_parameter_bound before insert or update on treasury_parameter
  for each row execute function refuse_yearly_row_out_of_bounds();
create trigger velocity_limit_bound before insert or update on velocity_limit
  for each row execute function refuse_yearly_row_out_of_bounds();
