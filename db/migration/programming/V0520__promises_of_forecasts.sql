-- What forecasts (previsiones) promise of later years stands beside what came by file. It is promised before the year has catalogues or
-- units: a code that the year turns out not to have is told when the year is programmed (PRG-020), not lost. Files' codes are judged
-- when they come in.
alter table precommitment
  drop constraint precommitment_fiscal_year_sec_ejec_fkey,
  drop constraint precommitment_fiscal_year_rubro_fkey,
  drop constraint precommitment_fiscal_year_item_fkey,
  -- the forecast that promises it; empty where a file does
  add column forecast text not null default '',
  drop constraint precommitment_once,
  add constraint precommitment_once unique (fiscal_year, sec_ejec, rubro, item, document, forecast);
