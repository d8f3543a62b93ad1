-- Long files lie here, each in a table of its own, until they are applied or put aside. The application makes these tables
-- itself, so they stand apart from those whose triggers it must not be able to touch (db/roles.sql).
create schema if not exists staging;
