-- SUNAT has an invoice in the currency in which it was issued: it is asked about in that, not in the soles of the accrual (domain 9.6, 9.9).
alter table voucher_question add column currency text not null default 'PEN' check (currency ~ '^[A-Z]{3}$');

-- what was asked in soles so far is asked anew, but for what SUNAT took as valid
update voucher_question q set currency = r.currency,
    amount = coalesce((select sum(l.currency_amount) from execution_act a
      join execution_act_line l on l.sec_ejec = a.sec_ejec and l.act_id = a.id and l.record_id = a.record_id
      where a.sec_ejec = q.sec_ejec and a.record_id = q.record_id
        and (a.state = 'A' or (a.state = 'V' and l.currency_amount > 0))), 0),
    asked_at = now(), answer = null, answered_at = null, tries = 0, tried_at = null
  from execution_record r
  where r.sec_ejec = q.sec_ejec and r.id = q.record_id and r.currency <> 'PEN' and q.answer is distinct from 'VALID';
