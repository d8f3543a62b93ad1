-- The only writers of movements and of a line's balances: guard, balances and entries in one round trip.
-- Lines are locked in key order and NO KEY, so that two postings neither wait in a circle nor collide with our own foreign
-- keys. What must not happen is refused by budget_line's constraints, whose names are the rules (LedgerRule).

-- The years of units that are kept here: from the first act registered here on (their cut-over).
create or replace view unit_year_kept_here as
select fiscal_year, sec_ejec, cut_over_at from unit_year where cut_over_at is not null;

-- Certified and held amounts of the allotments (PCA) that certifications draw on, with the same signs as on the lines. Taken after
-- the lines, in key order too; a unit without allotments pays one look-up.
-- p_lines: [{"secFunc", "rubro", "resourceType", "item", "amount"}]; p_kind is HOLD for a draft's hold, or the movement's kind.
create or replace function allotment_shift(p_fiscal_year smallint, p_sec_ejec text, p_lines jsonb, p_kind text, p_release boolean)
returns void language plpgsql as $$
begin
  if not exists (select from commitment_allotment a where a.fiscal_year = p_fiscal_year and a.sec_ejec = p_sec_ejec) then
    return;
  end if;
  perform 1 from commitment_allotment a
    where a.fiscal_year = p_fiscal_year and a.sec_ejec = p_sec_ejec
      and (a.rubro, a.generic) in (select e.rubro, substring(e.item from '^\d+\.\d+') from jsonb_to_recordset(p_lines) e(rubro text, item text))
    order by a.rubro, a.expenditure_category, a.generic
    for no key update;
  update commitment_allotment a set
      certified = a.certified + case when p_kind = 'HOLD' then 0 else d.amount end,
      certified_reserved = a.certified_reserved + case when p_kind = 'HOLD' then d.amount when p_release then - d.raised else 0 end,
      legacy_certified = case when p_kind = 'CUT' then greatest(a.certified + d.amount + a.certified_reserved, 0) else a.legacy_certified end
    from (
      select l.rubro, l.expenditure_category, substring(l.item from '^\d+\.\d+') generic, sum(s.amount) amount, sum(greatest(s.amount, 0)) raised
      from (
        select e."secFunc", e.rubro, e."resourceType", e.item, sum(e.amount) amount
        from jsonb_to_recordset(p_lines) e("secFunc" text, rubro text, "resourceType" text, item text, amount numeric(19,2))
        group by 1, 2, 3, 4) s
      join budget_line l on l.fiscal_year = p_fiscal_year and l.sec_ejec = p_sec_ejec and l.sec_func = s."secFunc"
        and l.rubro = s.rubro and l.resource_type = s."resourceType" and l.item = s.item
      group by 1, 2, 3) d
    where a.fiscal_year = p_fiscal_year and a.sec_ejec = p_sec_ejec and a.rubro = d.rubro
      and a.expenditure_category = d.expenditure_category and a.generic = d.generic;
end $$;

-- Everything that changes what a unit's allotments are reckoned from follows each other here: credit, and the allotments themselves.
create or replace function allotments_wait(p_fiscal_year int, p_sec_ejec text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtext('allotments/' || p_fiscal_year || '/' || p_sec_ejec))
$$;

-- What units of a pliego have of its allotment; a pliego without one is left alone. One at a time within the pliego.
create or replace function pliego_allotment_shift(p_fiscal_year smallint, p_sec_ejec text, p_rubro text, p_category text, p_generic text,
  p_assigned numeric, p_distributed numeric) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('pliego/' || p_fiscal_year || '/' || u.level || '/' || u.sector || '/' || u.pliego))
    from implementing_unit u where u.fiscal_year = p_fiscal_year and u.sec_ejec = p_sec_ejec;
  update pliego_allotment a set assigned = a.assigned + p_assigned, distributed = a.distributed + p_distributed
    from implementing_unit u
    where u.fiscal_year = p_fiscal_year and u.sec_ejec = p_sec_ejec and a.fiscal_year = u.fiscal_year and a.level = u.level
      and a.sector = u.sector and a.pliego = u.pliego and a.rubro = p_rubro and a.expenditure_category = p_category and a.generic = p_generic;
end $$;

-- Allotments know the credit of their key, and a note moves them with it: what it annuls is no longer allotted, what it credits is
-- (8.7, kinds 03 to 05). A key that the rector left open stays open. Cuts bring credit only.
create or replace function allotment_follow(p_fiscal_year smallint, p_sec_ejec text, p_lines jsonb, p_kind text, p_source text)
returns void language plpgsql as $$
declare
  v_moved record;
begin
  if not exists (select from commitment_allotment a where a.fiscal_year = p_fiscal_year and a.sec_ejec = p_sec_ejec) then
    return;
  end if;
  for v_moved in
    select a.rubro, a.expenditure_category, a.generic, d.credit, case when p_kind = 'CUT' then 0 else d.noted end noted
    from (
      select l.rubro, l.expenditure_category, substring(l.item from '^\d+\.\d+') generic, sum(e.amount) credit,
        coalesce(sum(e.amount) filter (where e.stage = 'MODIFICATION'), 0) noted
      from jsonb_to_recordset(p_lines) e("secFunc" text, rubro text, "resourceType" text, item text, stage text, amount numeric(19,2))
      join budget_line l on l.fiscal_year = p_fiscal_year and l.sec_ejec = p_sec_ejec and l.sec_func = e."secFunc"
        and l.rubro = e.rubro and l.resource_type = e."resourceType" and l.item = e.item
      group by 1, 2, 3) d
    join commitment_allotment a on a.fiscal_year = p_fiscal_year and a.sec_ejec = p_sec_ejec and a.rubro = d.rubro
      and a.expenditure_category = d.expenditure_category and a.generic = d.generic
    order by a.rubro, a.expenditure_category, a.generic
  loop
    update commitment_allotment a set
        pim = a.pim + v_moved.credit,
        assigned = a.assigned + v_moved.noted,
        legacy_assigned = case
          when p_kind <> 'CUT' then case when a.legacy_assigned > 0 then greatest(0, a.legacy_assigned + v_moved.noted) else 0 end
          when a.assigned > a.pim + v_moved.credit then a.assigned else 0 end
      where a.fiscal_year = p_fiscal_year and a.sec_ejec = p_sec_ejec and a.rubro = v_moved.rubro
        and a.expenditure_category = v_moved.expenditure_category and a.generic = v_moved.generic;
    if v_moved.noted <> 0 then
      perform pliego_allotment_shift(p_fiscal_year, p_sec_ejec, v_moved.rubro, v_moved.expenditure_category, v_moved.generic,
        v_moved.noted, v_moved.noted);
      insert into allotment_movement (fiscal_year, sec_ejec, rubro, expenditure_category, generic, kind, amount, source)
        values (p_fiscal_year, p_sec_ejec, v_moved.rubro, v_moved.expenditure_category, v_moved.generic, 'NOTE', v_moved.noted, p_source);
    end if;
  end loop;
end $$;

-- p_lines: [{"secFunc", "rubro", "resourceType", "item", "stage", "month", "amount"}]; several entries may concern one line.
create or replace function ledger_post(
  p_fiscal_year smallint, p_sec_ejec text, p_posting_key text, p_kind text, p_lines jsonb, p_known_on date,
  p_username text, p_profile text, p_record_id bigint, p_act_id bigint, p_import_id bigint,
  p_document_type text, p_document_number text, p_document_date date, p_release_reservation boolean)
returns integer language plpgsql as $$
declare
  v_posted integer;
  v_certified jsonb;
  v_frame jsonb := jsonb_path_query_array(p_lines, '$[*] ? (@.stage == "PIA" || @.stage == "MODIFICATION")');
begin
  if v_frame <> '[]' then
    perform allotments_wait(p_fiscal_year, p_sec_ejec);
  end if;
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

  -- MOD-003. Cuts bring what the legacy system did; what is annulled here leaves what is certified its credit, also where history
  -- let a line certify more than the ladder would.
  if p_kind <> 'CUT' and p_lines @? '$[*] ? (@.stage == "MODIFICATION" && @.amount < 0)' and exists (
      select from jsonb_to_recordset(p_lines) e("secFunc" text, rubro text, "resourceType" text, item text, stage text, amount numeric(19,2))
      join budget_line l on l.fiscal_year = p_fiscal_year and l.sec_ejec = p_sec_ejec and l.sec_func = e."secFunc" and l.rubro = e.rubro
        and l.resource_type = e."resourceType" and l.item = e.item
      where e.stage = 'MODIFICATION' and e.amount < 0 and l.pim < l.certified + l.certified_reserved) then
    raise exception 'A line of unit % would keep less credit than is certified', p_sec_ejec
      using errcode = 'check_violation', constraint = 'annulment_within_free_credit', table = 'budget_line';
  end if;

  if v_frame <> '[]' then
    perform allotment_follow(p_fiscal_year, p_sec_ejec, v_frame, p_kind, p_posting_key);
  end if;

  v_certified := jsonb_path_query_array(p_lines, '$[*] ? (@.stage == "CERTIFICATION")');
  if v_certified <> '[]' then
    perform allotment_shift(p_fiscal_year, p_sec_ejec, v_certified, p_kind, p_release_reservation);
  end if;

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
  perform allotment_shift(p_fiscal_year, p_sec_ejec, p_lines, 'HOLD', false);
  return v_lines;
end $$;

-- Sets a unit's allotment of a key. What lines have certified and hold already counts against it from the start.
create or replace function allotment_assign(p_fiscal_year smallint, p_sec_ejec text, p_rubro text, p_category text, p_generic text,
  p_assigned numeric, p_import bigint, p_kind text, p_source text)
returns void language plpgsql as $$
declare
  v_before numeric := 0;
begin
  perform allotments_wait(p_fiscal_year, p_sec_ejec);
  perform 1 from budget_line l
    where l.fiscal_year = p_fiscal_year and l.sec_ejec = p_sec_ejec and l.rubro = p_rubro and l.expenditure_category = p_category
      and substring(l.item from '^\d+\.\d+') = p_generic
    order by l.sec_func, l.rubro, l.resource_type, l.item
    for no key update;
  select a.assigned into v_before from commitment_allotment a
    where a.fiscal_year = p_fiscal_year and a.sec_ejec = p_sec_ejec and a.rubro = p_rubro and a.expenditure_category = p_category
      and a.generic = p_generic
    for no key update;
  insert into commitment_allotment as a (fiscal_year, sec_ejec, rubro, expenditure_category, generic, assigned, certified,
      certified_reserved, pim, import_id)
    select p_fiscal_year, p_sec_ejec, p_rubro, p_category, p_generic, p_assigned, coalesce(sum(l.certified), 0),
      coalesce(sum(l.certified_reserved), 0), coalesce(sum(l.pim), 0), p_import
    from budget_line l
    where l.fiscal_year = p_fiscal_year and l.sec_ejec = p_sec_ejec and l.rubro = p_rubro and l.expenditure_category = p_category
      and substring(l.item from '^\d+\.\d+') = p_generic
  on conflict (fiscal_year, sec_ejec, rubro, expenditure_category, generic) do update
    set assigned = excluded.assigned, legacy_assigned = 0, import_id = excluded.import_id, assigned_at = now();
  if p_assigned <> coalesce(v_before, 0) then
    perform pliego_allotment_shift(p_fiscal_year, p_sec_ejec, p_rubro, p_category, p_generic, 0, p_assigned - coalesce(v_before, 0));
    insert into allotment_movement (fiscal_year, sec_ejec, rubro, expenditure_category, generic, kind, amount, source)
      values (p_fiscal_year, p_sec_ejec, p_rubro, p_category, p_generic, p_kind, p_assigned - coalesce(v_before, 0), p_source);
  end if;
end $$;

create or replace function allotment_set(p_fiscal_year smallint, p_sec_ejec text, p_rubro text, p_category text, p_generic text,
  p_assigned numeric, p_import bigint)
returns void language sql as $$
  select allotment_assign(p_fiscal_year, p_sec_ejec, p_rubro, p_category, p_generic, p_assigned, p_import, 'SET',
    coalesce('import/' || p_import, 'set'))
$$;

-- Sets what a pliego has to distribute of a key; what its units have already counts.
create or replace function pliego_allotment_set(p_fiscal_year smallint, p_level text, p_sector text, p_pliego text, p_rubro text,
  p_category text, p_generic text, p_assigned numeric)
returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('pliego/' || p_fiscal_year || '/' || p_level || '/' || p_sector || '/' || p_pliego));
  insert into pliego_allotment (fiscal_year, level, sector, pliego, rubro, expenditure_category, generic, assigned, distributed)
    select p_fiscal_year, p_level, p_sector, p_pliego, p_rubro, p_category, p_generic, p_assigned, coalesce(sum(a.assigned), 0)
    from implementing_unit u
    join commitment_allotment a on a.fiscal_year = u.fiscal_year and a.sec_ejec = u.sec_ejec and a.rubro = p_rubro
      and a.expenditure_category = p_category and a.generic = p_generic
    where u.fiscal_year = p_fiscal_year and u.level = p_level and u.sector = p_sector and u.pliego = p_pliego
  on conflict (fiscal_year, level, sector, pliego, rubro, expenditure_category, generic) do update
    set assigned = excluded.assigned, assigned_at = now();
end $$;

-- Allotments whose certified or held amounts differ from those of their lines: always empty (domain 12.8).
create or replace view allotment_drift as
select a.fiscal_year, a.sec_ejec, a.rubro, a.expenditure_category, a.generic, d.measure, d.expected, d.found
from commitment_allotment a
left join lateral (
  select sum(l.certified) certified, sum(l.certified_reserved) held, sum(l.pim) pim from budget_line l
  where l.fiscal_year = a.fiscal_year and l.sec_ejec = a.sec_ejec and l.rubro = a.rubro
    and l.expenditure_category = a.expenditure_category and substring(l.item from '^\d+\.\d+') = a.generic) s on true
cross join lateral (values
  ('certified', coalesce(s.certified, 0), a.certified),
  ('reserved', coalesce(s.held, 0), a.certified_reserved),
  ('pim', coalesce(s.pim, 0), a.pim)) d(measure, expected, found)
where d.expected <> d.found
union all
select p.fiscal_year, p.sector || '/' || p.pliego, p.rubro, p.expenditure_category, p.generic, 'distributed', coalesce(s.assigned, 0), p.distributed
from pliego_allotment p
left join lateral (
  select sum(a.assigned) assigned from implementing_unit u
  join commitment_allotment a on a.fiscal_year = u.fiscal_year and a.sec_ejec = u.sec_ejec and a.rubro = p.rubro
    and a.expenditure_category = p.expenditure_category and a.generic = p.generic
  where u.fiscal_year = p.fiscal_year and u.level = p.level and u.sector = p.sector and u.pliego = p.pliego) s on true
where coalesce(s.assigned, 0) <> p.distributed;

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
