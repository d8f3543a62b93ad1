-- Other systems name persons by the number of their national identity document (DNI): by it duties are told apart there and here.
alter table app_user add column dni text check (dni ~ '^\d{8}$');
alter table app_user add constraint dni_once unique (dni);
