-- How a voucher's number is compared: capitals, no blanks, its series (empty where it has none), no zeros before its number.
create function voucher_key(p_number text) returns text language sql immutable as $$
  select left(t, greatest(strpos(t, '-') - 1, 0)) || '-' || coalesce(nullif(ltrim(substr(t, strpos(t, '-') + 1), '0'), ''), '0')
  from (select upper(regexp_replace(p_number, '\s', '', 'g'))) n(t)
$$;

-- Of two that turn out to be one voucher the first keeps its place; the other stays as it was written.
update advance_voucher_taken t set number = voucher_key(t.number)
where voucher_key(t.number) <> t.number and not exists (
  select from advance_voucher_taken o where o.ruc = t.ruc and o.released_at is null and o.ctid <> t.ctid and voucher_key(o.number) = voucher_key(t.number));
