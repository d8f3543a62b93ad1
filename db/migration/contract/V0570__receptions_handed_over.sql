-- What came of an order may be taken back: a reception of its own that names the one it takes back from, with less than nothing.
alter table reception
  drop constraint reception_amount_check,
  drop constraint reception_penalty_check,
  add column reverses bigint,
  add constraint reception_taken_back foreign key (sec_ejec, reverses) references reception,
  add constraint reception_signed check (case when reverses is null then amount > 0 and penalty >= 0 else amount < 0 and penalty <= 0 end);
create index reception_reverses on reception (sec_ejec, reverses) where reverses is not null;
create index reception_order on reception (sec_ejec, order_id);
alter table reception_line
  drop constraint reception_line_quantity_check,
  add constraint reception_line_quantity_check check (quantity <> 0);

-- Receptions and conformities come in by file too, each once by its key there.
alter table contract_delivery
  drop constraint contract_delivery_kind_check,
  add constraint contract_delivery_kind_check check (kind in ('CONTRACT', 'ORDER', 'RECEPTION', 'CONFORMITY'));
create index contract_delivery_target on contract_delivery (sec_ejec, kind, target_id);

-- Who ordered it there, where the other system says so: duties are told apart by persons, not by who brings a file.
alter table purchase_order
  add column ordered_by text check (ordered_by <> ''),
  add column ordered_name text check (ordered_name <> ''),
  add constraint ordered_by_a_person check ((ordered_by is null) = (ordered_name is null));
