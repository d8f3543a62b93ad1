-- Cost centres of the demonstration are told apart from real ones, as kits and prices are.
alter table cost_centre add column demonstration boolean not null default false;
