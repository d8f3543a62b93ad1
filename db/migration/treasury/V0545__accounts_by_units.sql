-- Which unit proposes a payee's account; none: the treasury itself, and what was proposed before this was kept. A proposal stops the
-- orders of the unit that made it, until somebody else confirms it; each unit has one at a time.
alter table payee_account add column sec_ejec text;
drop index one_account_proposed;
create unique index one_account_proposed on payee_account (ruc, coalesce(sec_ejec, '')) where state = 'N';
