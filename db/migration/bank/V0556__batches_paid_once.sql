-- Payments that came back are paid again only once a second person said that they did: whoever brings the bank's answers could else have
-- an order paid twice by a file of their own (domain 9.8, 12.2).
alter table payment_batch_line
  -- who brought the last answer, empty for the bank itself
  add column answered_by    text,
  add column confirmed_by   text,
  add column confirmed_name text,
  add column confirmed_at   timestamptz,
  add constraint return_confirmed_by_another check (confirmed_by <> answered_by),
  add constraint confirmed_return check (confirmed_at is null or (state = 'R' and confirmed_by is not null and confirmed_name is not null));

-- However it is paid, by batch or by hand.
create function refuse_payment_of_unconfirmed_return() returns trigger language plpgsql as $$
begin
  if exists (select from payment_batch_line l
      where l.sec_ejec = new.sec_ejec and l.order_id = new.predecessor_id and l.state = 'R' and l.confirmed_at is null) then
    raise exception 'The payment of order % of unit % came back, which nobody has confirmed', new.predecessor_id, new.sec_ejec
      using errcode = 'integrity_constraint_violation', constraint = 'return_confirmed', table = 'payment_batch_line';
  end if;
  return new;
end $$;
create trigger return_confirmed before insert on execution_record
  for each row when (new.stage = 'PAYMENT') execute function refuse_payment_of_unconfirmed_return();

-- What the file says of a line is what its payment will take from the order: judged at commit, when both are written.
create function batch_line_is_its_act() returns trigger language plpgsql as $$
begin
  if new.amount is distinct from (
      select sum(l.amount) from execution_act_line l join execution_act a on a.sec_ejec = l.sec_ejec and a.id = l.act_id and a.record_id = l.record_id
      where l.sec_ejec = new.sec_ejec and l.act_id = new.act_id) then
    raise exception 'Line % of batch % of unit % is not the amount of its payment', new.line, new.number, new.sec_ejec
      using errcode = 'integrity_constraint_violation', constraint = 'batch_of_orders', table = 'payment_batch';
  end if;
  return null;
end $$;
create constraint trigger batch_line_is_its_act after insert or update of amount, act_id on payment_batch_line
  deferrable initially deferred for each row execute function batch_line_is_its_act();

-- A batch that was authorised but didn't go out yet comes back to be mended: its month may have closed, an account been replaced.
insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('PAYMENT_BATCH', 'A', 'reject', 'N', 'UE_ADMIN_HEAD', true),
  ('PAYMENT_BATCH', 'A', 'reject', 'N', 'RECTOR_TREASURY', true);

-- The bank's answer counts in the month of its day or the first open one after it. So the last open month of a year waits for the answers
-- to what went out.
create function refuse_month_before_answers() returns trigger language plpgsql as $$
begin
  if not exists (select from execution_month m where m.fiscal_year = new.fiscal_year and m.month > new.month and m.state = 'OPEN')
      and exists (
        select from payment_batch b join payment_batch_line l on l.sec_ejec = b.sec_ejec and l.fiscal_year = b.fiscal_year and l.number = b.number
        where b.fiscal_year = new.fiscal_year and b.state = 'A' and b.sent_at is not null and l.state = 'W') then
    raise exception 'Month % of % waits for answers of the bank', new.month, new.fiscal_year
      using errcode = 'check_violation', constraint = 'month_closes_on_answers', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger month_closes_on_answers before update of state on execution_period
  for each row when (new.state = 'CLOSED' and old.state <> 'CLOSED') execute function refuse_month_before_answers();
