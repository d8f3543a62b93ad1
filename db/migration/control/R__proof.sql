-- The invariants of domain 12.8, each recomputed from what was registered and never from what was stored beside it. A view lists
-- what breaks its invariants, one row a difference, all in the same columns: code of the invariant, year, unit, what it is about,
-- the measure, what it should be, what it is, and how far apart they are. All views are empty while the ledger can be trusted.

-- B1 to B7: the ladder, line by line, from movements alone. What a line brought from the legacy system keeps its history: the sums
-- of its cuts. B8: documents, from acts alone: what the next stage drew or holds, and what reductions hold, is covered.
create or replace view proof_ladder as
with moved as (
  select fiscal_year, sec_ejec, sec_func, rubro, resource_type, item,
    coalesce(sum(amount) filter (where stage in ('PIA', 'MODIFICATION')), 0) pim,
    coalesce(sum(amount) filter (where stage = 'CERTIFICATION'), 0) certified,
    coalesce(sum(amount) filter (where stage = 'ANNUAL_COMMITMENT'), 0) annual,
    coalesce(sum(amount) filter (where stage = 'MONTHLY_COMMITMENT'), 0) monthly,
    coalesce(sum(amount) filter (where stage = 'ACCRUAL'), 0) accrued,
    coalesce(sum(amount) filter (where stage = 'PAYMENT_ORDER'), 0) ordered,
    coalesce(sum(amount) filter (where stage = 'PAYMENT'), 0) paid,
    coalesce(sum(amount) filter (where stage = 'CERTIFICATION' and kind = 'CUT'), 0) cut_certified,
    coalesce(sum(amount) filter (where stage = 'ANNUAL_COMMITMENT' and kind = 'CUT'), 0) cut_annual,
    coalesce(sum(amount) filter (where stage = 'MONTHLY_COMMITMENT' and kind = 'CUT'), 0) cut_monthly,
    coalesce(sum(amount) filter (where stage = 'ACCRUAL' and kind = 'CUT'), 0) cut_accrued,
    coalesce(sum(amount) filter (where stage = 'PAYMENT_ORDER' and kind = 'CUT'), 0) cut_ordered,
    coalesce(sum(amount) filter (where stage = 'PAYMENT' and kind = 'CUT'), 0) cut_paid
  from movement group by 1, 2, 3, 4, 5, 6),
rungs as (
  select m.fiscal_year, m.sec_ejec, concat_ws('-', m.sec_func, m.rubro, m.resource_type, m.item) subject, r.*
  from moved m cross join lateral (values
    ('B1', 'certified', greatest(m.pim, m.cut_certified), m.certified),
    ('B3', 'annualCommitment', m.certified + greatest(0, m.cut_annual - m.cut_certified), m.annual),
    ('B4', 'monthlyCommitment', m.annual + greatest(0, m.cut_monthly - m.cut_annual), m.monthly),
    ('B5', 'accrued', m.monthly + greatest(0, m.cut_accrued - m.cut_monthly), m.accrued),
    ('B6', 'ordered', m.accrued + greatest(0, m.cut_ordered - m.cut_accrued), m.ordered),
    ('B7', 'paid', m.ordered + greatest(0, m.cut_paid - m.cut_ordered), m.paid)) r(code, measure, most, amount)
  where r.amount > r.most)
select code, fiscal_year, sec_ejec, 'LINE' subject_type, subject, measure, most::numeric(19,2)::text expected, amount::numeric(19,2)::text found,
  amount - most weight
from rungs
union all
select 'B8', r.fiscal_year, r.sec_ejec, r.stage, r.number || '-' || r.sequence, 'used', b.approved::numeric(19,2)::text,
  b.used::numeric(19,2)::text, b.used - b.approved
from record_sums b join execution_record r on r.sec_ejec = b.sec_ejec and r.id = b.record_id
where b.used > b.approved;

-- The balances of lines against their movements; credit apart, since it comes from laws and notes.
create or replace view proof_balances as
select case when measure in ('pia', 'pim') then 'PIM' else 'BALANCES' end code, fiscal_year, sec_ejec, 'LINE' subject_type,
  concat_ws('-', sec_func, rubro, resource_type, item) subject, measure, expected::numeric(19,2)::text expected, found::numeric(19,2)::text found,
  abs(expected - found) weight
from ledger_drift;

-- The balances of documents against their acts; credit held by drafts against the drafts.
create or replace view proof_records as
select 'RECORDS' code, d.fiscal_year, d.sec_ejec, r.stage subject_type, r.number || '-' || r.sequence subject, d.measure,
  d.expected::numeric(19,2)::text expected, d.found::numeric(19,2)::text found, abs(d.expected - d.found) weight
from execution_drift d join execution_record r on r.sec_ejec = d.sec_ejec and r.id = d.record_id
union all
select 'RESERVED', fiscal_year, sec_ejec, 'LINE', concat_ws('-', sec_func, rubro, resource_type, item), 'reserved',
  expected::numeric(19,2)::text, found::numeric(19,2)::text, abs(expected - found)
from reservation_drift;

-- Documents in another currency: an act with a rate of its own is its amounts times that rate, to the cent; every line tells its amount
-- in the currency, and lines of documents in soles none; no stage draws more of the currency than the one before has.
create or replace view proof_currency as
select 'CURRENCY' code, r.fiscal_year, r.sec_ejec, r.stage subject_type, r.number || '-' || r.sequence subject, 'rate' measure,
  round(al.currency_amount * a.currency_rate, 2)::numeric(19,2)::text expected, al.amount::numeric(19,2)::text found,
  abs(coalesce(al.amount - round(al.currency_amount * a.currency_rate, 2), al.amount)) weight
from execution_record r
join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id
join execution_act_line al on al.sec_ejec = a.sec_ejec and al.act_id = a.id and al.record_id = r.id
where a.currency_rate is not null and al.amount is distinct from round(al.currency_amount * a.currency_rate, 2)
union all
select 'CURRENCY', r.fiscal_year, r.sec_ejec, r.stage, r.number || '-' || r.sequence, 'currency', r.currency,
  al.currency_amount::numeric(19,2)::text, abs(al.amount)
from execution_record r join execution_act_line al on al.sec_ejec = r.sec_ejec and al.record_id = r.id
where (r.currency = 'PEN') = (al.currency_amount is not null)
union all
select 'CURRENCY', r.fiscal_year, r.sec_ejec, r.stage, r.number || '-' || r.sequence, 'left', '0.00', l.foreign_amount::numeric(19,2)::text,
  - l.foreign_amount
from execution_record r cross join lateral currency_left(r.sec_ejec, r.id, null) l
where r.currency <> 'PEN' and l.foreign_amount < 0;

-- Each approved act posted exactly its lines, in its month, and nothing was posted for an act that isn't approved.
create or replace view proof_postings as
with said as (
  select r.fiscal_year, a.sec_ejec, a.id act_id, o.stage, a.month, l.sec_func, l.rubro, l.resource_type, l.item, sum(l.amount) amount
  from execution_act a
  join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id
  join execution_act_line l on l.sec_ejec = a.sec_ejec and l.act_id = a.id
  join execution_record o on o.sec_ejec = l.sec_ejec and o.id = l.record_id
  where a.state = 'A' group by 1, 2, 3, 4, 5, 6, 7, 8, 9),
posted as (
  select fiscal_year, sec_ejec, act_id, stage, month, sec_func, rubro, resource_type, item, sum(amount) amount
  from movement where act_id is not null group by 1, 2, 3, 4, 5, 6, 7, 8, 9),
apart as (
  select fiscal_year, sec_ejec, act_id, concat_ws('-', sec_func, rubro, resource_type, item) line, said.amount said, posted.amount posted
  from said full join posted using (fiscal_year, sec_ejec, act_id, stage, month, sec_func, rubro, resource_type, item)
  where said.amount is distinct from posted.amount)
select 'POSTINGS' code, d.fiscal_year, d.sec_ejec, coalesce(r.stage, 'LINE') subject_type,
  coalesce(r.number || '-' || r.sequence, d.line) subject, 'posted' measure, d.said::numeric(19,2)::text expected,
  d.posted::numeric(19,2)::text found, abs(coalesce(d.said, 0) - coalesce(d.posted, 0)) weight
from apart d
left join execution_act a on a.sec_ejec = d.sec_ejec and a.id = d.act_id
left join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id;

-- Numbers have no gaps (12.5): certificates, files, batches, budget notes, requests, revenue and journal entries of a unit's year, sequences under each, acts on each document.
create or replace view proof_numbers as
with used as (
  select sec_ejec, fiscal_year, 'certificate' series, certificate::bigint number from execution_record where stage = 'CERTIFICATION'
  union all select sec_ejec, fiscal_year, 'file', file::bigint from execution_record where stage = 'MONTHLY_COMMITMENT'
  union all select sec_ejec, fiscal_year, 'certificate/' || certificate, sequence::bigint from execution_record where file is null
  union all select sec_ejec, fiscal_year, 'NOTE', number::bigint from budget_note
  union all select sec_ejec, fiscal_year, 'PCA', number::bigint from allotment_request
  union all select sec_ejec, fiscal_year, 'REASSIGNMENT', number::bigint from reassignment
  union all select sec_ejec, fiscal_year, 'REVENUE', number::bigint from revenue_record
  union all select sec_ejec, fiscal_year, 'PAYMENT_CALENDAR', number::bigint from payment_calendar_request
  union all select sec_ejec, fiscal_year, 'PAYROLL', number::bigint from payroll
  union all select sec_ejec, fiscal_year, 'FORECAST', number::bigint from budget_forecast
  union all select sec_ejec, fiscal_year, 'BATCH', number::bigint from payment_batch
  union all select sec_ejec, fiscal_year, 'REVERSION', number::bigint from treasury_reversion
  union all select sec_ejec, fiscal_year, 'ORDER/' || kind, number::bigint from purchase_order
  union all select sec_ejec, fiscal_year, 'ADVANCE/' || kind, number::bigint from advance
  union all select sec_ejec, fiscal_year, 'JOURNAL', number::bigint from journal_entry
  union all select sec_ejec, fiscal_year, 'ADJUSTMENT', number::bigint from journal_adjustment
  union all select '000000', fiscal_year, 'PCG', number::bigint from chart_request
  union all select sec_ejec, fiscal_year, 'file/' || file || '/' || stage, sequence::bigint from execution_record where file is not null),
counted as (select sec_ejec, fiscal_year, series, count(distinct number) numbers, max(number) highest from used group by 1, 2, 3)
select 'NUMBERS' code, fiscal_year, sec_ejec, 'SERIES' subject_type, series subject, 'numbers' measure,
  c.last::text expected, u.numbers::text found,
  abs(coalesce(c.last, 0) - coalesce(u.numbers, 0))::numeric weight
from counted u full join document_counter c using (sec_ejec, fiscal_year, series)
where u.numbers is distinct from c.last or u.highest is distinct from c.last
union all
select 'NUMBERS', r.fiscal_year, r.sec_ejec, r.stage, r.number || '-' || r.sequence, 'acts', max(a.correlative::int)::text, count(*)::text,
  (max(a.correlative::int) - count(*))::numeric
from execution_act a join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id
group by r.fiscal_year, r.sec_ejec, r.stage, r.number, r.sequence having max(a.correlative::int) <> count(*);

-- An act is in the state that its history ends with.
create or replace view proof_history as
select 'HISTORY' code, r.fiscal_year, r.sec_ejec, r.stage subject_type, r.number || '-' || r.sequence subject, 'state' measure,
  s.to_state expected, a.state found, 1::numeric weight
from execution_act a
join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id
left join lateral (
  select to_state from workflow_step s
  where s.sec_ejec = a.sec_ejec and s.object_type = r.stage and s.object_id = a.id::text order by s.id desc limit 1) s on true
where s.to_state is distinct from a.state;

-- The movements that cuts posted, up to each, add up to what that cut's file said.
create or replace view proof_imports as
with cuts as (
  select id, fiscal_year, sec_ejec, totals from data_import where kind = 'siaf-export' and state = 'APPLIED' and not dry_run),
posted as (
  select fiscal_year, sec_ejec, import_id, stage, sum(amount) amount from movement where kind = 'CUT' group by 1, 2, 3, 4),
sums as (
  select c.id, c.fiscal_year, c.sec_ejec, t.measure, t.file,
    coalesce((select sum(p.amount) from posted p
      where p.fiscal_year = c.fiscal_year and p.sec_ejec = c.sec_ejec and p.import_id <= c.id and p.stage = any (m.stages)), 0) system
  from cuts c
  cross join lateral jsonb_to_recordset(c.totals) t(measure text, file numeric(19,2))
  join (values ('pia', array['PIA']), ('pim', array['PIA', 'MODIFICATION']), ('certified', array['CERTIFICATION']),
    ('annualCommitment', array['ANNUAL_COMMITMENT']), ('monthlyCommitment', array['MONTHLY_COMMITMENT']),
    ('accrued', array['ACCRUAL']), ('ordered', array['PAYMENT_ORDER']), ('paid', array['PAYMENT'])) m(measure, stages)
    on m.measure = t.measure)
select 'IMPORTS' code, fiscal_year, sec_ejec, 'IMPORT' subject_type, id::text subject, measure, file::text expected,
  system::numeric(19,2)::text found, abs(file - system) weight
from sums where file <> system;

-- B2: what is certified and held is within the allotments (PCA), and the allotments know it, from lines.
create or replace view proof_allotments as
select 'B2' code, fiscal_year, sec_ejec, 'ALLOTMENT' subject_type, concat_ws(' · ', rubro, expenditure_category, generic) subject,
  measure, expected::numeric(19,2)::text expected, found::numeric(19,2)::text found, abs(expected - found) weight
from allotment_drift
union all
select 'B2', a.fiscal_year, a.sec_ejec, 'ALLOTMENT', concat_ws(' · ', a.rubro, a.expenditure_category, a.generic), 'certified',
  greatest(a.assigned, a.legacy_certified)::numeric(19,2)::text, (a.certified + a.certified_reserved)::numeric(19,2)::text,
  a.certified + a.certified_reserved - greatest(a.assigned, a.legacy_certified)
-- what a cut brought certified stays, as the constraint has it
from commitment_allotment a where a.certified + a.certified_reserved > greatest(a.assigned, a.legacy_certified);

-- What a contract's year keeps as committed and held, from the acts of its commitments.
create or replace view proof_contracts as
select 'CONTRACTS' code, y.fiscal_year, y.sec_ejec, 'CONTRACT' subject_type, c.number subject, x.measure, x.expected::numeric(19,2)::text expected,
  x.found::numeric(19,2)::text found, abs(x.expected - x.found) weight
from contract_year y
join contract c on c.sec_ejec = y.sec_ejec and c.id = y.contract_id
left join contract_year_sums s on s.sec_ejec = y.sec_ejec and s.contract_id = y.contract_id and s.fiscal_year = y.fiscal_year
cross join lateral (values ('committed', coalesce(s.committed, 0), y.committed), ('held', coalesce(s.held, 0), y.held)) x(measure, expected, found)
where x.expected <> x.found;

-- What a judgment keeps as accrued or asked for, from the acts of its accruals, differences of exchange among them. A judgment is of no
-- year: it is told with the last of its accruals.
create or replace view proof_judgments as
select 'JUDGMENTS' code, x.fiscal_year, j.sec_ejec, 'JUDGMENT' subject_type, j.file_number subject, 'accrued' measure,
  x.expected::numeric(19,2)::text expected, j.accrued::text found, abs(x.expected - j.accrued) weight
from court_judgment j
left join judgment_sums s on s.sec_ejec = j.sec_ejec and s.judgment_id = j.id
cross join lateral (
  select coalesce(s.accrued + s.held, 0) expected, coalesce((
    select max(r.fiscal_year) from judgment_accrual a join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id
    where a.sec_ejec = j.sec_ejec and a.judgment_id = j.id), extract(year from j.issued_on)::smallint) fiscal_year) x
where x.expected <> j.accrued;
