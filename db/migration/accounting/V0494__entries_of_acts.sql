-- Entries of acts are looked for by their act; adjustments, openings and closings have none and needn't stand in that index.
drop index journal_entry_act;
create index journal_entry_act on journal_entry (sec_ejec, act_id) where act_id is not null;
