-- Documents in another currency (domain R0.4, R0.5, 9.9). Every control stays in soles: a line's amount is what its balance moves by.
-- Beside it stands the amount in the document's currency; a document in soles has none.
create table foreign_currency (
  code    text primary key check (code ~ '^[A-Z]{3}$' and code <> 'PEN'),
  name    text not null,
  name_en text not null
);
insert into foreign_currency values ('USD', 'Dólar estadounidense', 'United States dollar'), ('EUR', 'Euro', 'Euro'),
  ('GBP', 'Libra esterlina', 'Pound sterling'), ('JPY', 'Yen japonés', 'Japanese yen'), ('CHF', 'Franco suizo', 'Swiss franc'),
  ('CAD', 'Dólar canadiense', 'Canadian dollar'), ('CNY', 'Yuan renminbi', 'Renminbi'), ('BRL', 'Real brasileño', 'Brazilian real'),
  ('CLP', 'Peso chileno', 'Chilean peso'), ('COP', 'Peso colombiano', 'Colombian peso');

-- Soles for one unit of a currency, day by day, as whoever publishes them says (the bank supervisor, SBS). Acts keep the rate they were
-- reckoned with: a corrected row changes none of them.
create table exchange_rate (
  currency    text not null references foreign_currency,
  day         date not null,
  buying      numeric(19,15) not null check (buying > 0),
  selling     numeric(19,15) not null check (selling > 0),
  source      text not null check (source <> ''),
  import_id   bigint,
  recorded_at timestamptz not null default now(),
  primary key (currency, day)
);

alter table execution_record add column currency text not null default 'PEN' check (currency ~ '^[A-Z]{3}$');
-- the rate that the act's lines were reckoned with; none where they are at the rate of the stage before
alter table execution_act add column currency_rate numeric(19,15) check (currency_rate > 0);
-- difference: how much of the amount comes of another rate than that of what the line draws on, and is to raise or lower that
alter table execution_act_line
  add column currency_amount numeric(19,2),
  add column difference numeric(19,2),
  add constraint difference_in_a_currency check (difference is null or currency_amount is not null);
