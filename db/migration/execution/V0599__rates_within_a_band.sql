-- How far a document's own rate of exchange may lie from the published one, and from that of the stage before where none is published
-- (9.9). A rate raises what was certified and committed without those who approve these, so a slipped point or a friendly rate must not.
insert into treasury_parameter values
  (2012, 'RATE_BAND', 2, 'assumed: percent that a typed rate of exchange may differ from the one published for its day or the week before'),
  (2012, 'RATE_BAND_UNPUBLISHED', 10, 'assumed: percent that it may differ from the rate of the stage before where none is published');

create function refuse_rate_outside_band() returns trigger language plpgsql as $$
declare
  r execution_record;
  v_name text := 'RATE_BAND';
  v_base numeric;
  v_band numeric;
begin
  select * into strict r from execution_record e where e.sec_ejec = new.sec_ejec and e.id = new.record_id;
  v_base := exchange_rate_on(r.currency, new.document_date);
  if v_base is null then
    v_name := 'RATE_BAND_UNPUBLISHED';
    -- what the stage before was approved at; what other rates made of it since is left aside, or band would follow on band
    select round(sum(l.amount) / nullif(sum(l.currency_amount), 0), 15) into v_base
      from execution_act_line l join execution_act a on a.sec_ejec = l.sec_ejec and a.id = l.act_id and a.state = 'A'
      where l.sec_ejec = r.sec_ejec and l.record_id = r.predecessor_id and l.currency_amount <> 0;
  end if;
  select p.value into v_band from treasury_parameter p where p.name = v_name and p.since <= r.fiscal_year order by p.since desc limit 1;
  -- nothing to compare with: a certification in a currency that nobody publishes
  if abs(new.currency_rate - v_base) * 100 > v_base * v_band then
    raise exception 'Rate % of record % is more than % %% from %', new.currency_rate, new.record_id, v_band, v_base
      using errcode = 'integrity_constraint_violation', constraint = 'rate_within_band', table = 'execution_act',
        detail = concat_ws('|', r.currency, trim_scale(new.currency_rate), trim_scale(round(v_base, 6)), trim_scale(v_band), v_name);
  end if;
  return new;
end $$;
create trigger execution_act_rate before insert or update of currency_rate on execution_act for each row
  when (new.currency_rate is not null) execute function refuse_rate_outside_band();
