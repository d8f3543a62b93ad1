-- The decision memo (domain 3.8, 10.5): before more or less is asked for than the ceiling gives, the last known results are on the
-- table, what is low is answered for, and which figures were on screen is kept. The year is the year of the budget law.

-- From where on a figure is amber or red, by year. INDICATOR, PHYSICAL, FINANCIAL: below it, in percent. UNIT_COST: deviation of the
-- programmed from the implied cost above it, in percent. COMMITMENT: days overdue above it (4.9: beyond 30 days).
create table decision_threshold (
  fiscal_year smallint not null check (fiscal_year between 2000 and 2100),
  kind        text not null check (kind in ('INDICATOR', 'PHYSICAL', 'FINANCIAL', 'UNIT_COST', 'COMMITMENT')),
  amber       numeric(9,4) not null check (amber >= 0),
  red         numeric(9,4) not null check (red >= 0),
  norm        text not null default '',
  primary key (fiscal_year, kind),
  constraint red_is_worse_than_amber check (case when kind in ('UNIT_COST', 'COMMITMENT') then red > amber else red < amber end)
);
insert into decision_threshold values
  (2019, 'INDICATOR', 90, 75, ''),
  (2019, 'PHYSICAL', 90, 75, ''),
  (2019, 'FINANCIAL', 90, 75, ''),
  (2019, 'UNIT_COST', 15, 30, ''),
  (2019, 'COMMITMENT', 0, 30, '');

-- What an evaluated program promised to improve (matriz de compromisos, 4.9).
create table evaluation_commitment (
  id            bigserial primary key,
  program       text not null references program,
  product       text not null default '' check (product ~ '^([23]\d{6})?$'),  -- empty: the program as a whole
  evaluation    text not null check (evaluation <> ''),
  text          text not null check (text <> ''),
  responsible   text not null check (responsible <> ''),
  due_date      date not null,
  status        text not null default 'PENDING' check (status in ('PENDING', 'PARTIAL', 'MET', 'NOT_MET', 'EXTENDED')),
  status_reason text not null default '',
  demonstration boolean not null default false,
  recorded_by   text not null,
  recorded_at   timestamptz not null default now(),
  lock_version  integer not null default 0,
  constraint evaluation_commitment_once unique (program, product, evaluation, text)
);

create table decision_memo (
  fiscal_year     smallint not null,
  sec_ejec        text not null,                -- 'national' for the memo of a program
  category        text not null default '' check (category ~ '^(\d{4})?$'),
  state           text not null default 'DRAFT' check (state in ('DRAFT', 'SENT', 'OBSERVED', 'ANSWERED', 'SIGNED', 'PUBLISHED')),
  -- what was on screen when it was last sent; from then on the memo shows nothing else
  figures         jsonb,
  opened_by       text not null,
  opened_at       timestamptz not null default now(),
  moved_at        timestamptz not null default now(),
  -- what the rector decided; he enters it in the ceilings himself: a memo changes none (R3.5)
  granted         numeric(19,2),
  decision_reason text,
  decided_by      text,
  decided_at      timestamptz,
  lock_version    integer not null default 0,
  primary key (fiscal_year, sec_ejec, category),
  constraint memo_of_a_unit_or_a_program check ((sec_ejec = 'national') = (category <> '')),
  constraint sent_memo_keeps_figures check (state = 'DRAFT' or figures is not null),
  constraint granted_whole_soles check (granted = trunc(granted)),
  constraint decision_is_explained check (granted is null or (decision_reason <> '' and decided_by is not null and decided_at is not null))
);

-- What is asked for, against the ceiling: more or less money for a product, and what it would buy.
create table decision_request (
  fiscal_year smallint not null,
  sec_ejec    text not null,
  category    text not null,
  program     text not null check (program ~ '^\d{4}$'),
  product     text not null check (product ~ '^[23]\d{6}$'),
  amount      numeric(19,2) not null,
  quantity    numeric(19,4),
  unit_name   text not null default '',
  reason      text not null,
  primary key (fiscal_year, sec_ejec, category, program, product),
  foreign key (fiscal_year, sec_ejec, category) references decision_memo,
  constraint request_whole_soles check (amount <> 0 and amount = trunc(amount)),
  constraint request_says_why check (reason <> '')
);

-- What unit or program says to an item, and what the analyst replies.
create table decision_answer (
  fiscal_year smallint not null,
  sec_ejec    text not null,
  category    text not null,
  item        text not null,           -- program/product/kind[/indicator or commitment]
  answer      text not null default '',
  answered_by text,
  answered_at timestamptz,
  reply       text not null default '',
  replied_by  text,
  replied_at  timestamptz,
  primary key (fiscal_year, sec_ejec, category, item),
  foreign key (fiscal_year, sec_ejec, category) references decision_memo
);

create table decision_signature (
  fiscal_year smallint not null,
  sec_ejec    text not null,
  category    text not null,
  side        text not null check (side in ('MINISTRY', 'SUBJECT')),
  username    text not null,
  person_name text not null,
  profile     text not null,
  signed_at   timestamptz not null default now(),
  primary key (fiscal_year, sec_ejec, category, side),
  foreign key (fiscal_year, sec_ejec, category) references decision_memo
);
create trigger decision_signature_append_only before update or delete on decision_signature for each row execute function refuse_change();

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
  ('DECISION_MEMO', 'DRAFT', 'send', 'SENT', 'UE_BUDGET', false),
  ('DECISION_MEMO', 'DRAFT', 'send', 'SENT', 'PROGRAM_RESPONSIBLE', false),
  ('DECISION_MEMO', 'OBSERVED', 'send', 'SENT', 'UE_BUDGET', false),
  ('DECISION_MEMO', 'OBSERVED', 'send', 'SENT', 'PROGRAM_RESPONSIBLE', false),
  ('DECISION_MEMO', 'SENT', 'observe', 'OBSERVED', 'MEF_ANALYST', true),
  ('DECISION_MEMO', 'SENT', 'observe', 'OBSERVED', 'RECTOR_BUDGET', true),
  ('DECISION_MEMO', 'SENT', 'answer', 'ANSWERED', 'MEF_ANALYST', false),
  ('DECISION_MEMO', 'SENT', 'answer', 'ANSWERED', 'RECTOR_BUDGET', false),
  ('DECISION_MEMO', 'ANSWERED', 'sign', 'SIGNED', 'UE_BUDGET', false),
  ('DECISION_MEMO', 'ANSWERED', 'sign', 'SIGNED', 'PROGRAM_RESPONSIBLE', false),
  ('DECISION_MEMO', 'SIGNED', 'publish', 'PUBLISHED', 'RECTOR_BUDGET', false);
