-- The roles and the database of a portal, made once by the administrator of the server (PostgreSQL 15 or newer):
--   VOORDEUR_OWNER_PASSWORD=… VOORDEUR_VIEWER_PASSWORD=… psql -v ON_ERROR_STOP=1 -f roles.sql
-- Passwords that are made for it (openssl rand -hex 32): they then need no care in an address.
\getenv owner_password VOORDEUR_OWNER_PASSWORD
\getenv viewer_password VOORDEUR_VIEWER_PASSWORD

-- Owns every table, migrates, and is the kernel's login (DATABASE_URL). No superuser, and it may not make roles.
-- Each process uses up to 20 connections of it: 8 of the kernel, 3 of the queue, 1 that listens, and one for each job that runs alone.
create role voordeur_owner login nosuperuser nocreatedb nocreaterole nobypassrls noreplication connection limit 60
  password :'owner_password';

-- What pages are made with (VIEWER_DATABASE_URL): owns nothing, and sees what row-level security shows of one client at a time.
-- Each process uses up to 16 connections of it.
create role voordeur_viewer login nosuperuser nocreatedb nocreaterole nobypassrls noreplication noinherit connection limit 40
  password :'viewer_password';

create database voordeur owner voordeur_owner encoding 'UTF8' template template0;
revoke all on database voordeur from public;
grant connect on database voordeur to voordeur_viewer;

\connect voordeur
revoke all on schema public from public;

-- Large objects stand outside row-level security, and PostgreSQL lets every role make them. The portal uses none.
revoke execute on function
  lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea), lo_import(text), lo_import(text, oid), lo_export(oid, text),
  lo_open(oid, integer), lo_unlink(oid), lo_get(oid), lo_get(oid, bigint, integer), lo_put(oid, bigint, bytea),
  loread(integer, integer), lowrite(integer, bytea), lo_close(integer), lo_lseek(integer, integer, integer),
  lo_lseek64(integer, bigint, integer), lo_tell(integer), lo_tell64(integer), lo_truncate(integer, integer),
  lo_truncate64(integer, bigint)
from public;

-- A transaction that a dead process left open, and a lock that nobody waits for any longer.
alter role voordeur_owner in database voordeur set idle_in_transaction_session_timeout = '5min';
alter role voordeur_viewer in database voordeur set statement_timeout = '30s';
