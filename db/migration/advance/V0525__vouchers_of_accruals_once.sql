-- The other way round too: a voucher that accounts for an advance supports no accrual (ACR-003). Both sides take the voucher's lock
-- first, so that of an account and an accrual at once one sees the other.
create function lock_voucher(p_ruc text, p_number text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('voucher/' || p_ruc || '/' || upper(p_number), 0))
$$;

create or replace function take_voucher_of_advance() returns trigger language plpgsql as $$
begin
  perform lock_voucher(new.ruc, new.number);
  if exists (select from payment_voucher p where p.released_at is null and p.supplier_ruc = new.ruc
      and upper(p.series || '-' || p.number) = upper(new.number)) then
    raise exception 'Voucher % of % supports an accrual', new.number, new.ruc
      using errcode = 'unique_violation', constraint = 'advance_voucher_once', table = 'advance_voucher_taken';
  end if;
  insert into advance_voucher_taken (ruc, number, sec_ejec, rendering_id) values (new.ruc, upper(new.number), new.sec_ejec, new.rendering_id);
  return new;
end $$;

create function refuse_voucher_of_advance() returns trigger language plpgsql as $$
declare
  v_unit text;
begin
  perform lock_voucher(new.supplier_ruc, new.series || '-' || new.number);
  select t.sec_ejec into v_unit from advance_voucher_taken t
    where t.released_at is null and t.ruc = new.supplier_ruc and t.number = upper(new.series || '-' || new.number);
  if found then
    raise exception 'Voucher %-% of % accounts for an advance', new.series, new.number, new.supplier_ruc
      using errcode = 'unique_violation', constraint = 'voucher_of_no_advance', table = 'payment_voucher',
        detail = new.series || '-' || new.number || '|' || v_unit;
  end if;
  return new;
end $$;
create trigger voucher_of_no_advance before insert on payment_voucher for each row execute function refuse_voucher_of_advance();
