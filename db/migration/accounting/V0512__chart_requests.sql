-- The chart of accounts changes by request only (domain 9.16.2, 12.3): prepared with a reason and a PDF, verified, and decided by the
-- Public Accounting Directorate, all of its lines or none.
create table chart_request (
  fiscal_year   smallint not null,      -- the first year that the change holds for
  number        int not null,
  reason        text not null check (reason <> ''),
  state         text not null default 'PREPARED' check (state in ('PREPARED', 'VERIFIED', 'OBSERVED', 'APPROVED', 'REJECTED', 'ELIMINATED')),
  version       int not null default 0,
  prepared_by   text not null,
  prepared_name text not null,
  moved_at      timestamptz not null default now(),
  primary key (fiscal_year, number)
);
create table chart_request_line (
  fiscal_year smallint not null,
  number      int not null,
  line        smallint not null,
  action      text not null check (action in ('ADD', 'CHANGE', 'WITHDRAW')),
  account     text not null check (account ~ '^\d{4}(\.\d{2,4})?$'),
  name        text not null,
  nature      text check (nature in ('DEBIT', 'CREDIT')),
  imputable   boolean not null,
  primary key (fiscal_year, number, line),
  foreign key (fiscal_year, number) references chart_request,
  constraint chart_account_once unique (fiscal_year, number, account),
  constraint chart_line_whole check (action = 'WITHDRAW' or name <> '' and nature is not null)
);
create table chart_request_file (
  fiscal_year smallint not null,
  number      int not null,
  file_name   text not null,
  sha256      text not null,
  content     bytea not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null default now(),
  primary key (fiscal_year, number, sha256),
  foreign key (fiscal_year, number) references chart_request
);

-- What is decided stays as it is, and so does what it says.
create function refuse_change_of_decided_chart() returns trigger language plpgsql as $$
begin
  if exists (select from chart_request r where (r.fiscal_year, r.number) = (old.fiscal_year, old.number)
      and r.state in ('APPROVED', 'REJECTED', 'ELIMINATED')) then
    raise exception 'Chart request % of % is decided', old.number, old.fiscal_year
      using errcode = 'integrity_constraint_violation', constraint = 'decided_chart', table = tg_table_name;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger decided_chart before update or delete on chart_request for each row execute function refuse_change_of_decided_chart();
create trigger decided_chart before update or delete on chart_request_line for each row execute function refuse_change_of_decided_chart();
create trigger decided_chart before update or delete on chart_request_file for each row execute function refuse_change_of_decided_chart();

insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required)
  select 'CHART_REQUEST', m.from_state, m.action, m.to_state, r.role, m.action = 'eliminate'
  from (values ('PREPARED', 'edit', 'PREPARED'), ('OBSERVED', 'edit', 'PREPARED'), ('PREPARED', 'verify', 'VERIFIED'),
      ('PREPARED', 'eliminate', 'ELIMINATED'), ('OBSERVED', 'eliminate', 'ELIMINATED')) m(from_state, action, to_state),
    (values ('UE_ACCOUNTING'), ('RECTOR_ACCOUNTING')) r(role)
  union all
  select 'CHART_REQUEST', 'VERIFIED', m.action, m.to_state, 'RECTOR_ACCOUNTING', m.action <> 'approve'
  from (values ('approve', 'APPROVED'), ('observe', 'OBSERVED'), ('reject', 'REJECTED')) m(action, to_state);
