-- A voucher accounts for one advance in the whole country, in any year (ADV-009, after the model of ACR-003), and for none where it supports an accrual. A rejected
-- account lets its vouchers go.
drop index advance_voucher_once;
create table advance_voucher_taken (
  ruc          text not null,
  number       text not null,
  sec_ejec     text not null,
  rendering_id bigint not null,
  released_at  timestamptz,
  foreign key (sec_ejec, rendering_id) references advance_rendering
);
create unique index advance_voucher_once on advance_voucher_taken (ruc, number) where released_at is null;
create index advance_voucher_taken_rendering on advance_voucher_taken (sec_ejec, rendering_id);
insert into advance_voucher_taken (ruc, number, sec_ejec, rendering_id)
  select distinct on (v.ruc, upper(v.number)) v.ruc, upper(v.number), v.sec_ejec, v.rendering_id
  from advance_voucher v join advance_rendering r on r.sec_ejec = v.sec_ejec and r.id = v.rendering_id
  where not v.sworn and r.state <> 'R' order by 1, 2, v.rendering_id;

create function take_voucher_of_advance() returns trigger language plpgsql as $$
begin
  if exists (select from payment_voucher p where p.released_at is null and p.supplier_ruc = new.ruc
      and upper(p.series || '-' || p.number) = upper(new.number)) then
    raise exception 'Voucher % of % supports an accrual', new.number, new.ruc
      using errcode = 'unique_violation', constraint = 'advance_voucher_once', table = 'advance_voucher_taken';
  end if;
  insert into advance_voucher_taken (ruc, number, sec_ejec, rendering_id) values (new.ruc, upper(new.number), new.sec_ejec, new.rendering_id);
  return new;
end $$;
create trigger advance_voucher_taken before insert on advance_voucher for each row when (not new.sworn) execute function take_voucher_of_advance();

create function release_vouchers_of_advance() returns trigger language plpgsql as $$
begin
  update advance_voucher_taken t set released_at = now() where t.sec_ejec = new.sec_ejec and t.rendering_id = new.id and t.released_at is null;
  return null;
end $$;
create trigger advance_vouchers_released after update of state on advance_rendering for each row when (new.state = 'R')
  execute function release_vouchers_of_advance();
