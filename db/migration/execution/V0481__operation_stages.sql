-- Which stages each type of operation goes through, on which documents and for what (domain 9.11), by the first year it holds for; a
-- later year's table replaces it as a whole. An empty list allows any. R is the rendering of accounts of what was handed out.
create table operation_stage (
  since          smallint not null,
  operation_type text not null check (operation_type ~ '^[A-Z]{1,2}$'),
  stage          text not null check (stage in ('CERTIFICATION', 'ANNUAL_COMMITMENT', 'MONTHLY_COMMITMENT', 'ACCRUAL', 'PAYMENT_ORDER', 'PAYMENT', 'RENDERING')),
  -- codes of source documents, among those that the stage accepts at all
  documents      text[] not null default '{}',
  -- an item and what stands below it
  items          text[] not null default '{}',
  primary key (since, operation_type, stage)
);
-- assumed: orders of purchase and service belong to purchases; travel is charged to 2.3.2.1, money handed out to goods, services,
-- other expenditure and equipment
insert into operation_stage (since, operation_type, stage, documents, items)
  select 2012, t.code, s.stage,
    case when t.purchase or s.stage not in ('ANNUAL_COMMITMENT', 'MONTHLY_COMMITMENT') then '{}' else '{000}' end::text[],
    case when s.stage = 'CERTIFICATION' then t.items else '{}' end::text[]
  from (values ('N', true, '{}'), ('ON', false, '{}'), ('A', false, '{2.3,2.5,2.6}'), ('AV', false, '{2.3.2.1}'), ('C', false, '{2.3}'),
    ('F', false, '{2.3}'), ('E', true, '{}')) t(code, purchase, items)
  cross join unnest(array['CERTIFICATION', 'ANNUAL_COMMITMENT', 'MONTHLY_COMMITMENT', 'ACCRUAL', 'PAYMENT_ORDER', 'PAYMENT']) s(stage);
insert into operation_stage (since, operation_type, stage)
  select 2012, t, 'RENDERING' from unnest(array['A', 'AV', 'C', 'F', 'E']) t;
