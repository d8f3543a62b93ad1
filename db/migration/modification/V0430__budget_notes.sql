-- Budget modifications (domain 8). What differs from year to year is data: rows speak of their year and the following ones, until a
-- newer year of the same table speaks. A year's types (reasons, rules) are all rows of the newest such year, so a year replaces the set.
create table modification_parameter (
  fiscal_year smallint not null,
  name        text not null,
  value       numeric not null,
  basis       text not null,
  primary key (fiscal_year, name)
);
insert into modification_parameter values
  (2019, 'TARGET_REVIEW_PERCENT', 10, '8.8, assumed: a target whose credit changes by more asks what becomes of its quantity'),
  (2019, 'FORMALISATION_DAYS', 10, '8.2: days after the month''s end by which its notes stand in a signed resolution'),
  (2019, 'CLOSING_DAYS', 10, '8.6 M6: days after 31 December in which notes of the year are still approved'),
  (2019, 'PCA_CERTIFIED_Q1', 60, '8.7: percent of the PCA certified before goods and services get more in the quarter'),
  (2019, 'PCA_CERTIFIED_Q2', 70, '8.7'),
  (2019, 'PCA_CERTIFIED_Q3', 90, '8.7'),
  (2019, 'PCA_CERTIFIED_Q4', 90, '8.7, assumed: the third quarter''s goes on');

create table note_type (
  fiscal_year     smallint not null,
  code            text not null check (code ~ '^\d{3}$'),
  name            text not null,
  level           text not null check (level in ('INSTITUTIONAL', 'FUNCTIONAL', 'TECHNICAL')),
  -- within what credits and annulments are weighed, rubro by rubro
  reach           text not null check (reach in ('UNIT', 'PLIEGO', 'DEVICE')),
  net             text not null check (net in ('ZERO', 'POSITIVE', 'NEGATIVE', 'NOT_ZERO')),
  -- whether what the note adds or takes equals its revenue rows; ordinary resources are the Treasury's and have none
  revenue         boolean not null,
  legal_documents text[] not null,
  -- what it is among the movements of the PCA: 03 credits and annulments, 04 supplementary credits, 05 transfers
  allotment_kind  text not null check (allotment_kind in ('03', '04', '05')),
  primary key (fiscal_year, code)
);
insert into note_type values
  (2019, '001', 'Transferencia de partidas', 'INSTITUTIONAL', 'DEVICE', 'NOT_ZERO', false, array['LAW', 'SUPREME_DECREE'], '05'),
  (2019, '002', 'Crédito suplementario', 'INSTITUTIONAL', 'PLIEGO', 'POSITIVE', true, array['LAW', 'SUPREME_DECREE', 'COUNCIL_AGREEMENT', 'HEAD_RESOLUTION'], '04'),
  (2019, '003', 'Créditos y anulaciones dentro de la UE', 'FUNCTIONAL', 'UNIT', 'ZERO', false, array['HEAD_RESOLUTION'], '03'),
  (2019, '004', 'Créditos y anulaciones entre UE del pliego', 'FUNCTIONAL', 'PLIEGO', 'ZERO', false, array['HEAD_RESOLUTION'], '03'),
  (2019, '005', 'Transferencia de fondos o a otros niveles', 'INSTITUTIONAL', 'DEVICE', 'NOT_ZERO', false, array['LAW', 'SUPREME_DECREE', 'HEAD_RESOLUTION'], '05'),
  (2019, '006', 'Desagregación de un monto asignado', 'TECHNICAL', 'PLIEGO', 'ZERO', false, array['LAW', 'SUPREME_DECREE', 'HEAD_RESOLUTION'], '03'),
  (2019, '007', 'Reducción de marco presupuestal', 'INSTITUTIONAL', 'PLIEGO', 'NEGATIVE', true, array['LAW', 'SUPREME_DECREE', 'COUNCIL_AGREEMENT'], '04');

-- M5: why credit is annulled, why it is given.
create table note_reason (
  fiscal_year smallint not null,
  code        text not null check (code ~ '^[A-Z_]+$'),
  side        text not null check (side in ('ANNULMENT', 'CREDIT')),
  name        text not null,
  primary key (fiscal_year, code)
);
insert into note_reason values
  (2019, 'PURPOSE_SUPPRESSED', 'ANNULMENT', 'Finalidad suprimida'),
  (2019, 'TARGET_MET', 'ANNULMENT', 'Meta cumplida, saldo'),
  (2019, 'PRIORITY_CHANGE', 'ANNULMENT', 'Cambio de prioridad'),
  (2019, 'NOT_NEEDED', 'ANNULMENT', 'Ya no se necesita'),
  (2019, 'SHORTFALL', 'CREDIT', 'Crédito insuficiente'),
  (2019, 'NEW_PRIORITY', 'CREDIT', 'Nueva prioridad'),
  (2019, 'EMERGENCY', 'CREDIT', 'Emergencia');

-- M4: what may not pay for what. A rule is broken by an annulment that its from-filter takes and a credit that its to-filter takes,
-- in one note and rubro. Filters: item and notItem (a prefix of the item), category (of expenditure), kinds (PP, AC, APNOP), project.
create table modification_rule (
  fiscal_year      smallint not null,
  code             text not null,
  types            text[] not null,
  from_filter      jsonb not null default '{}',
  to_filter        jsonb not null default '{}',
  -- credit that stays on its own item is free
  same_item_free   boolean not null default false,
  effect           text not null check (effect in ('BLOCK', 'NEED_OPINION')),
  -- reasons of the annulment that lift a block
  lifted_by        text[] not null default '{}',
  opinion_of       text not null default '',
  text             text not null,
  norm             text not null,
  primary key (fiscal_year, code),
  check ((effect = 'NEED_OPINION') = (opinion_of <> ''))
);
insert into modification_rule (fiscal_year, code, types, from_filter, to_filter, same_item_free, effect, lifted_by, opinion_of, text, norm) values
  (2019, 'R01', '{003,004}', '{"category": "6"}', '{"category": "5"}', false, 'BLOCK', '{}', '',
    'El gasto de capital no habilita gasto corriente', 'DL 1440, art. 48'),
  (2019, 'R02', '{003,004}', '{"item": "2.1"}', '{"notItem": "2.1"}', false, 'BLOCK', '{}', '',
    'La genérica 2.1 no habilita otras partidas', 'Ley de presupuesto del año'),
  (2019, 'R03', '{003,004}', '{"notItem": "2.1"}', '{"item": "2.1"}', false, 'BLOCK', '{}', '',
    'La genérica 2.1 no es habilitada por otras partidas', 'Ley de presupuesto del año'),
  (2019, 'R04', '{003,004}', '{"item": "2.2.1"}', '{}', true, 'BLOCK', '{}', '',
    'Las pensiones (2.2.1) no habilitan otras partidas', 'Ley 31084, art. 9.2'),
  (2019, 'R05', '{003,004}', '{"kinds": ["PP"]}', '{"kinds": ["AC", "APNOP"]}', false, 'BLOCK', '{TARGET_MET}', '',
    'Un producto de PP solo habilita acciones centrales o APNOP con el saldo de una meta cumplida', 'DL 1440, art. 48'),
  (2019, 'R06', '{003,004}', '{"kinds": ["PP"]}', '{"kinds": ["AC", "APNOP"]}', false, 'NEED_OPINION', '{}', 'MEF o responsable técnico del PP',
    'De un PP a acciones centrales o APNOP se pide opinión', 'DL 1440, art. 48'),
  (2019, 'R07', '{003,004}', '{"project": true}', '{"project": true}', false, 'NEED_OPINION', '{}', 'OPMI',
    'Los cambios entre proyectos siguen el orden del PMI', 'Directiva de ejecución del año'),
  (2019, 'R08', '{003,004}', '{"project": true}', '{"project": false}', false, 'BLOCK', '{}', '',
    'Un proyecto solo habilita a otro proyecto', 'Directiva de ejecución del año'),
  (2019, 'R09', '{003,004}', '{"item": "2.0"}', '{}', false, 'BLOCK', '{}', '',
    'La reserva de contingencia solo se usa por decreto supremo', 'DL 1440, art. 54'),
  (2019, 'R10', '{003,004}', '{}', '{"item": "2.3.2.7.1"}', true, 'BLOCK', '{}', '',
    'No se habilitan consultorías', 'Ley de presupuesto del año');

-- The approving document (8.5): it gathers notes and approves them together. Of a pliego, or of the country where a law moves credit
-- between pliegos.
create table budget_resolution (
  fiscal_year     smallint not null,
  id              bigserial,
  level           text not null default '',
  sector          text not null default '',
  pliego          text not null default '',
  legal_document  text not null check (legal_document in ('LAW', 'SUPREME_DECREE', 'COUNCIL_AGREEMENT', 'HEAD_RESOLUTION')),
  number          text not null check (number <> ''),
  signed_on       date not null,
  amount          numeric(19,2) not null check (amount >= 0 and amount = trunc(amount)),
  approved_by     text not null,
  approved_name   text not null,
  approved_at     timestamptz not null default now(),
  primary key (fiscal_year, id),
  constraint resolution_once unique (fiscal_year, level, sector, pliego, legal_document, number)
);
create trigger budget_resolution_stays before update or delete on budget_resolution for each row execute function refuse_change();

-- The signed paper, handed in with the approval or when the month is formalised (8.2); once.
create table budget_resolution_file (
  fiscal_year   smallint not null,
  resolution_id bigint not null,
  file_name     text not null,
  sha256        text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes         integer not null check (bytes between 1 and 10485760),
  content       bytea not null,
  uploaded_by   text not null,
  uploaded_at   timestamptz not null default now(),
  constraint resolution_signed_once primary key (fiscal_year, resolution_id),
  foreign key (fiscal_year, resolution_id) references budget_resolution
);
create trigger budget_resolution_file_stays before update or delete on budget_resolution_file for each row execute function refuse_change();

-- A note (8.4): sequence 0001, and 0002 where it was annulled; both stay. A contrary note that was discarded keeps its sequence too.
create table budget_note (
  fiscal_year      smallint not null,
  sec_ejec         text not null,
  number           text not null check (number ~ '^\d{10}$'),
  sequence         text not null check (sequence ~ '^\d{4}$'),
  level            text not null,
  sector           text not null,
  pliego           text not null,
  type             text not null,
  month            smallint not null check (month between 1 and 12),
  document_type    text not null default '',
  document_number  text not null check (document_number <> ''),
  document_date    date not null,
  justification    text not null check (justification <> ''),
  -- N in process, V verified, T sent, O observed, R rejected, A approved, X annulled by its sequence 0002, E discarded
  state            text not null default 'N' check (state in ('N', 'V', 'T', 'O', 'R', 'A', 'X', 'E')),
  lock_version     integer not null default 0,
  resolution_id    bigint,
  prepared_by      text not null,
  prepared_name    text not null,
  prepared_at      timestamptz not null default now(),
  moved_at         timestamptz not null default now(),
  approved_at      timestamptz,
  -- what the officer saw before sending (8.8)
  shown            jsonb,
  primary key (fiscal_year, sec_ejec, number, sequence),
  foreign key (fiscal_year, sec_ejec) references implementing_unit,
  foreign key (fiscal_year, resolution_id) references budget_resolution,
  constraint note_counts_with_its_document check ((state in ('A', 'X')) = (resolution_id is not null)),
  constraint note_annulled_by_contrary_note check (state <> 'X' or sequence = '0001')
);
create index budget_note_state on budget_note (state, fiscal_year, sec_ejec) where state in ('N', 'V', 'T', 'O', 'R');
create index budget_note_pliego on budget_note (fiscal_year, level, sector, pliego);
create index budget_note_resolution on budget_note (fiscal_year, resolution_id) where resolution_id is not null;

create table budget_note_line (
  fiscal_year   smallint not null,
  sec_ejec      text not null,
  number        text not null,
  sequence      text not null,
  -- the line's own unit: type 004 moves credit between units of a pliego
  line_unit     text not null,
  sec_func      text not null,
  rubro         text not null,
  resource_type text not null,
  item          text not null,
  credit        numeric(19,2) not null,
  annulment     numeric(19,2) not null,
  reason        text not null default '',
  primary key (fiscal_year, sec_ejec, number, sequence, line_unit, sec_func, rubro, resource_type, item),
  foreign key (fiscal_year, sec_ejec, number, sequence) references budget_note,
  constraint note_credits_or_annuls check (credit >= 0 and annulment >= 0 and (credit = 0) <> (annulment = 0)),
  constraint note_in_whole_soles check (credit = trunc(credit) and annulment = trunc(annulment))
);
create index budget_note_line_line on budget_note_line (fiscal_year, line_unit, sec_func, rubro, resource_type, item);

create table budget_note_revenue (
  fiscal_year   smallint not null,
  sec_ejec      text not null,
  number        text not null,
  sequence      text not null,
  line_unit     text not null,
  rubro         text not null,
  item          text not null check (item like '1.%'),
  amount        numeric(19,2) not null check (amount <> 0 and amount = trunc(amount)),
  primary key (fiscal_year, sec_ejec, number, sequence, line_unit, rubro, item),
  foreign key (fiscal_year, sec_ejec, number, sequence) references budget_note,
  foreign key (fiscal_year, rubro) references rubro,
  foreign key (fiscal_year, item) references economic_item
);

-- What becomes of a target whose credit moves: a new quantity, or why it stays (8.8).
create table budget_note_target (
  fiscal_year  smallint not null,
  sec_ejec     text not null,
  number       text not null,
  sequence     text not null,
  line_unit    text not null,
  sec_func     text not null,
  new_quantity numeric(19,4) check (new_quantity >= 0),
  stay_reason  text not null default '',
  primary key (fiscal_year, sec_ejec, number, sequence, line_unit, sec_func),
  foreign key (fiscal_year, sec_ejec, number, sequence) references budget_note,
  constraint target_moves_or_stays check ((new_quantity is null) <> (stay_reason = ''))
);

-- Opinions that a rule asks for (M4).
create table budget_note_opinion (
  fiscal_year smallint not null,
  sec_ejec    text not null,
  number      text not null,
  sequence    text not null,
  rule        text not null,
  given_by    text not null check (given_by <> ''),
  document    text not null check (document <> ''),
  given_on    date not null,
  primary key (fiscal_year, sec_ejec, number, sequence, rule),
  foreign key (fiscal_year, sec_ejec, number, sequence) references budget_note
);

-- An approved, annulled or discarded note stays as it is (R0.8); what may still change is its state when its contrary note is approved.
create function refuse_change_of_settled_note() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.state = 'A' and new.state = 'X'
      and (to_jsonb(new) - 'state' - 'moved_at' - 'lock_version') = (to_jsonb(old) - 'state' - 'moved_at' - 'lock_version') then
    return new;
  end if;
  if old.state in ('A', 'X', 'E') then
    raise exception 'Note % of unit % is settled', old.number, old.sec_ejec
      using errcode = 'integrity_constraint_violation', constraint = 'settled_note', table = tg_table_name;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger budget_note_settled before update or delete on budget_note for each row execute function refuse_change_of_settled_note();

create function refuse_change_of_settled_part() returns trigger language plpgsql as $$
declare
  v_part record := case tg_op when 'INSERT' then new else old end;
begin
  if exists (select from budget_note n where n.fiscal_year = v_part.fiscal_year and n.sec_ejec = v_part.sec_ejec
      and n.number = v_part.number and n.sequence = v_part.sequence and n.state in ('A', 'X', 'E')) then
    raise exception 'Note % of unit % is settled', v_part.number, v_part.sec_ejec
      using errcode = 'integrity_constraint_violation', constraint = 'settled_note', table = tg_table_name;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger budget_note_line_settled before insert or update or delete on budget_note_line for each row execute function refuse_change_of_settled_part();
create trigger budget_note_revenue_settled before insert or update or delete on budget_note_revenue for each row execute function refuse_change_of_settled_part();
create trigger budget_note_target_settled before insert or update or delete on budget_note_target for each row execute function refuse_change_of_settled_part();
create trigger budget_note_opinion_settled before insert or update or delete on budget_note_opinion for each row execute function refuse_change_of_settled_part();

-- Annex A. A unit prepares what stays within it; towards the ministry only the pliego's budget office speaks (1.9).
insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required)
select t.object_type, m.from_state, m.action, m.to_state, r.role, m.comment_required
from (values
    ('NOTE_FUNCTIONAL', array['UE_BUDGET', 'PLIEGO_BUDGET'], array['UE_BUDGET', 'PLIEGO_BUDGET'], array['PLIEGO_HEAD']),
    ('NOTE_INSTITUTIONAL', array['UE_BUDGET', 'PLIEGO_BUDGET'], array['PLIEGO_BUDGET'], array['RECTOR_BUDGET']))
  t(object_type, preparers, senders, approvers)
cross join (values
    ('N', 'verify', 'V', false, 'P'), ('N', 'discard', 'E', true, 'P'), ('V', 'correct', 'N', false, 'P'),
    ('O', 'correct', 'N', false, 'P'), ('O', 'discard', 'E', true, 'P'), ('R', 'correct', 'N', false, 'P'),
    ('R', 'discard', 'E', true, 'P'), ('A', 'annul', 'X', true, 'P'), ('V', 'send', 'T', false, 'S'),
    ('T', 'approve', 'A', false, 'A'), ('T', 'observe', 'O', true, 'A'), ('T', 'reject', 'R', true, 'A'))
  m(from_state, action, to_state, comment_required, duty)
cross join lateral unnest(case m.duty when 'P' then t.preparers when 'S' then t.senders else t.approvers end) r(role);
