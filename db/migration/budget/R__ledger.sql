-- The only writers of movements and of a line's balances: guard, balances and entries in one round trip.
-- Lines are locked in key order and NO KEY, so that two postings neither wait in a circle nor collide with our own foreign
-- keys. What must not happen is refused by budget_line's constraints, whose names are the rules (LedgerRule).

-- p_lines: [{"secFunc", "rubro", "resourceType", "item", "stage", "month", "amount"}]; several entries may concern one line.
create or replace function ledger_post(
  p_fiscal_year smallint, p_sec_ejec text, p_posting_key text, p_kind text, p_lines jsonb, p_known_on date,
  p_username text, p_profile text, p_record_id bigint, p_act_id bigint, p_import_id bigint,
  p_document_type text, p_document_number text, p_document_date date, p_release_reservation boolean)
returns integer language plpgsql as $$
declare
  v_posted integer;
begin
  perform 1 from budget_line l
    where l.fiscal_year = p_fiscal_year and l.sec_ejec = p_sec_ejec
      and (l.sec_func, l.rubro, l.resource_type, l.item) in (
        select e."secFunc", e.rubro, e."resourceType", e.item
        from jsonb_to_recordset(p_lines) e("secFunc" text, rubro text, "resourceType" text, item text))
    order by l.sec_func, l.rubro, l.resource_type, l.item
    for no key update;

  update budget_line l set
      pia = l.pia + d.pia,
      pim = l.pim + d.pia + d.modification,
      certified = l.certified + d.certified,
      certified_reserved = l.certified_reserved - case when p_release_reservation then greatest(d.certified, 0) else 0 end,
      annual_committed = l.annual_committed + d.annual_committed,
      monthly_committed = l.monthly_committed + d.monthly_committed,
      accrued = l.accrued + d.accrued,
      ordered = l.ordered + d.ordered,
      paid = l.paid + d.paid
    from (
      select e."secFunc", e.rubro, e."resourceType", e.item,
        coalesce(sum(e.amount) filter (where e.stage = 'PIA'), 0) pia,
        coalesce(sum(e.amount) filter (where e.stage = 'MODIFICATION'), 0) modification,
        coalesce(sum(e.amount) filter (where e.stage = 'CERTIFICATION'), 0) certified,
        coalesce(sum(e.amount) filter (where e.stage = 'ANNUAL_COMMITMENT'), 0) annual_committed,
        coalesce(sum(e.amount) filter (where e.stage = 'MONTHLY_COMMITMENT'), 0) monthly_committed,
        coalesce(sum(e.amount) filter (where e.stage = 'ACCRUAL'), 0) accrued,
        coalesce(sum(e.amount) filter (where e.stage = 'PAYMENT_ORDER'), 0) ordered,
        coalesce(sum(e.amount) filter (where e.stage = 'PAYMENT'), 0) paid
      from jsonb_to_recordset(p_lines) e("secFunc" text, rubro text, "resourceType" text, item text, stage text, amount numeric(19,2))
      group by 1, 2, 3, 4) d
    where l.fiscal_year = p_fiscal_year and l.sec_ejec = p_sec_ejec
      and l.sec_func = d."secFunc" and l.rubro = d.rubro and l.resource_type = d."resourceType" and l.item = d.item;

  insert into movement (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item, stage, kind, amount, month, posting_key,
      record_id, act_id, import_id, document_type, document_number, document_date, known_on, username, profile)
    select p_fiscal_year, p_sec_ejec, e."secFunc", e.rubro, e."resourceType", e.item, e.stage, p_kind, e.amount, e.month, p_posting_key,
      p_record_id, p_act_id, p_import_id, p_document_type, p_document_number, p_document_date, p_known_on, p_username, p_profile
    from jsonb_to_recordset(p_lines) e("secFunc" text, rubro text, "resourceType" text, item text, stage text, month smallint, amount numeric(19,2))
    where e.amount <> 0;
  get diagnostics v_posted = row_count;
  return v_posted;
end $$;

-- Holds credit for a certification that is not approved yet, or (negative amounts) lets it go: [{"secFunc", "rubro", "resourceType", "item", "amount"}].
-- Returns how many lines were found, so that the caller can tell a line that doesn't exist.
create or replace function ledger_reserve(p_fiscal_year smallint, p_sec_ejec text, p_lines jsonb)
returns integer language plpgsql as $$
declare
  v_lines integer;
begin
  perform 1 from budget_line l
    where l.fiscal_year = p_fiscal_year and l.sec_ejec = p_sec_ejec
      and (l.sec_func, l.rubro, l.resource_type, l.item) in (
        select e."secFunc", e.rubro, e."resourceType", e.item
        from jsonb_to_recordset(p_lines) e("secFunc" text, rubro text, "resourceType" text, item text))
    order by l.sec_func, l.rubro, l.resource_type, l.item
    for no key update;
  update budget_line l set certified_reserved = l.certified_reserved + d.amount
    from (select e."secFunc", e.rubro, e."resourceType", e.item, sum(e.amount) amount
          from jsonb_to_recordset(p_lines) e("secFunc" text, rubro text, "resourceType" text, item text, amount numeric(19,2))
          group by 1, 2, 3, 4) d
    where l.fiscal_year = p_fiscal_year and l.sec_ejec = p_sec_ejec
      and l.sec_func = d."secFunc" and l.rubro = d.rubro and l.resource_type = d."resourceType" and l.item = d.item;
  get diagnostics v_lines = row_count;
  return v_lines;
end $$;

-- Lines whose balances differ from the sum of their movements, one row a balance: always empty (domain 12.8).
create or replace view ledger_drift as
with moved as (
  select fiscal_year, sec_ejec, sec_func, rubro, resource_type, item,
    coalesce(sum(amount) filter (where stage = 'PIA'), 0) pia,
    coalesce(sum(amount) filter (where stage in ('PIA', 'MODIFICATION')), 0) pim,
    coalesce(sum(amount) filter (where stage = 'CERTIFICATION'), 0) certified,
    coalesce(sum(amount) filter (where stage = 'ANNUAL_COMMITMENT'), 0) annual_committed,
    coalesce(sum(amount) filter (where stage = 'MONTHLY_COMMITMENT'), 0) monthly_committed,
    coalesce(sum(amount) filter (where stage = 'ACCRUAL'), 0) accrued,
    coalesce(sum(amount) filter (where stage = 'PAYMENT_ORDER'), 0) ordered,
    coalesce(sum(amount) filter (where stage = 'PAYMENT'), 0) paid
  from movement group by 1, 2, 3, 4, 5, 6)
select l.fiscal_year, l.sec_ejec, l.sec_func, l.rubro, l.resource_type, l.item, d.measure, d.expected, d.found
from budget_line l
left join moved m using (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item)
cross join lateral (values
  ('pia', coalesce(m.pia, 0), l.pia),
  ('pim', coalesce(m.pim, 0), l.pim),
  ('certified', coalesce(m.certified, 0), l.certified),
  ('annualCommitment', coalesce(m.annual_committed, 0), l.annual_committed),
  ('monthlyCommitment', coalesce(m.monthly_committed, 0), l.monthly_committed),
  ('accrued', coalesce(m.accrued, 0), l.accrued),
  ('ordered', coalesce(m.ordered, 0), l.ordered),
  ('paid', coalesce(m.paid, 0), l.paid)) d(measure, expected, found)
where d.expected <> d.found;
