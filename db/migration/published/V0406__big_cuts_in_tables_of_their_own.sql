-- A cut of many rows is a table of its own: the one that its file was staged in, which becomes a part of published_total
-- as it lies, without being written a second time, and goes in one piece. Small cuts lie together. Which is which tells
-- the number of the cut: those with a table of their own count from 10^12 on.
alter table published_total rename to published_total_together;
-- the key comes first: an index that begins with the same number a million times is sorted row by row
alter table published_total_together drop constraint published_total_once;
alter table published_total_together add constraint published_total_together_once primary key (key, cut_id);
create index published_total_together_cut on published_total_together (cut_id);

create table published_total (like published_total_together including defaults) partition by range (cut_id);
alter table published_total add constraint published_total_once primary key (key, cut_id);
alter table published_total attach partition published_total_together for values from (minvalue) to (1000000000000);

create trigger published_total_of_a_cut after insert on published_total
  referencing new table as added for each statement execute function published_total_has_its_cut();
create trigger published_total_stays_in_its_cut after update on published_total
  referencing new table as added for each statement execute function published_total_has_its_cut();

create sequence published_cut_with_own_table minvalue 1000000000000;
