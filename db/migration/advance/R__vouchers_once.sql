-- A voucher supports an accrual or accounts for an advance, once in the whole country (ACR-003, ADV-009). Both sides take the
-- voucher's lock first, so that of an account and an accrual at once one sees the other.
create or replace function lock_voucher(p_ruc text, p_number text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('voucher/' || p_ruc || '/' || voucher_key(p_number), 0))
$$;

create or replace function take_voucher_of_advance() returns trigger language plpgsql as $$
begin
  perform lock_voucher(new.ruc, new.number);
  if exists (select from payment_voucher p where p.released_at is null and p.supplier_ruc = new.ruc
      and voucher_key(p.series || '-' || p.number) = voucher_key(new.number)) then
    raise exception 'Voucher % of % supports an accrual', new.number, new.ruc
      using errcode = 'unique_violation', constraint = 'advance_voucher_once', table = 'advance_voucher_taken';
  end if;
  insert into advance_voucher_taken (ruc, number, sec_ejec, rendering_id) values (new.ruc, voucher_key(new.number), new.sec_ejec, new.rendering_id);
  return new;
end $$;

create or replace function refuse_voucher_of_advance() returns trigger language plpgsql as $$
declare
  v_unit text;
begin
  perform lock_voucher(new.supplier_ruc, new.series || '-' || new.number);
  select t.sec_ejec into v_unit from advance_voucher_taken t
    where t.released_at is null and t.ruc = new.supplier_ruc and t.number = voucher_key(new.series || '-' || new.number);
  if found then
    raise exception 'Voucher %-% of % accounts for an advance', new.series, new.number, new.supplier_ruc
      using errcode = 'unique_violation', constraint = 'voucher_of_no_advance', table = 'payment_voucher',
        detail = new.series || '-' || new.number || '|' || v_unit;
  end if;
  return new;
end $$;
