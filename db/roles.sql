-- Two users of a production database: the owner migrates it at start, the application reads and writes rows. The
-- application can neither change tables nor take away the triggers that keep ledger, histories and audit as they are.
-- Once, as a superuser, in the database:
--   SIAF_OWNER_PASSWORD=… SIAF_APPLICATION_PASSWORD=… psql --dbname=siaf --file=db/roles.sql
-- Where one user has done both so far, first: reassign owned by <that user> to siaf_owner;
\set ON_ERROR_STOP on
\getenv owner_password SIAF_OWNER_PASSWORD
\getenv application_password SIAF_APPLICATION_PASSWORD

select 'create role siaf_owner' where not exists (select from pg_roles where rolname = 'siaf_owner') \gexec
select 'create role siaf_application' where not exists (select from pg_roles where rolname = 'siaf_application') \gexec
alter role siaf_owner login nosuperuser nocreatedb nocreaterole password :'owner_password';
alter role siaf_application login nosuperuser nocreatedb nocreaterole password :'application_password';

select format('revoke all on database %I from public', current_database()) \gexec
select format('grant connect, create, temporary on database %I to siaf_owner', current_database()) \gexec
-- imports put their rows into temporary tables
select format('grant connect, temporary on database %I to siaf_application', current_database()) \gexec

revoke create on schema public from public;
alter schema public owner to siaf_owner;
grant usage on schema public to siaf_application;

-- where a long file's rows lie until it is applied, each in a table of its own that functions of the owner make. They read these
-- tables with the owner's rights, so nobody else may put anything there.
create schema if not exists staging authorization siaf_owner;
grant usage on schema staging to siaf_application;
revoke create on schema staging from siaf_application;

-- what is there, and what later migrations add
grant select, insert, update, delete on all tables in schema public to siaf_application;
grant usage, select on all sequences in schema public to siaf_application;
alter default privileges for role siaf_owner in schema public grant select, insert, update, delete on tables to siaf_application;
alter default privileges for role siaf_owner in schema public grant usage, select on sequences to siaf_application;
