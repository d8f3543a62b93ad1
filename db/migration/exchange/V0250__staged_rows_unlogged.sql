-- Staged rows are a copy of a file that its sender still has. They are not worth the log, nor a foreign
-- key that a big import asks a million times for one row. A crash of the database empties the table; what was shown
-- before it and not yet applied is then sent again (ImportRun.decided).
alter table import_row drop constraint import_row_import_id_fkey;
alter table import_row set unlogged;
