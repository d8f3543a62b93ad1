-- A month's payroll comes once, as AIRHSP's message or as a file; who is paid by a second payroll of the month is so for a written reason
-- (domain 11, 12.2).
alter table payroll
  -- stands for what it says: month and lines, in whatever order, whatever it is called
  add column content_hash   text not null default '',
  -- why it pays again whom another payroll of the month pays
  add column overlap_reason text not null default '';
create index payroll_of_month on payroll (sec_ejec, fiscal_year, month);

create function payroll_content(p_sec_ejec text, p_id bigint) returns text language sql stable as $$
  select encode(sha256(convert_to(p.fiscal_year || '/' || p.month || coalesce((
    select string_agg(x.said, '' order by x.said collate "C") from (
      select E'\n' || cast(jsonb_build_array(l.position, l.dni, l.kind, l.sec_func, l.rubro, l.resource_type, l.item, l.amount,
        l.withheld) as text) as said
      from payroll_line l where l.sec_ejec = p.sec_ejec and l.payroll_id = p.id) x), ''), 'UTF8')), 'hex')
  from payroll p where p.sec_ejec = p_sec_ejec and p.id = p_id
$$;

-- what is final gets nothing but its hash
alter table payroll disable trigger payroll_final;
update payroll set content_hash = payroll_content(sec_ejec, id);
alter table payroll enable trigger payroll_final;
