-- Who brought the file that something came in with: whoever brought these very rows, or had them fetched, also where they were refused
-- first and somebody else tried again (CTL-001).
create or replace view delivery_bringer as
select distinct d.sec_ejec, d.kind, d.target_id, brought.username
from contract_delivery d
join data_import i on i.id = d.import_id
join data_import tried on tried.kind = i.kind and tried.fiscal_year = i.fiscal_year and tried.sha256 = i.sha256
  and tried.sec_ejec = i.sec_ejec and not tried.dry_run
cross join lateral (values (tried.username), (tried.fetched_by)) brought (username)
where brought.username is not null;
