-- The roles of one installation. Run once as the superuser of the cluster:
--   runuser -u postgres -- psql -v ON_ERROR_STOP=1 -f roles.sql
-- Then give the two roles that log in over the network a password: \password smartnagari_app
-- (not needed where the application reaches the server by its socket as the same system user).

-- Owns the tables and runs the migrations; bound by row-level security all the same (FORCE).
CREATE ROLE smartnagari_owner LOGIN NOSUPERUSER NOCREATEROLE CREATEDB NOBYPASSRLS;

-- The application: reads and writes rows of the tenant that the transaction names, and nothing else.
CREATE ROLE smartnagari_app LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB NOBYPASSRLS;
ALTER ROLE smartnagari_app SET statement_timeout = '15s';
ALTER ROLE smartnagari_app SET lock_timeout = '3s';
ALTER ROLE smartnagari_app SET idle_in_transaction_session_timeout = '30s';

-- Backups see every row of every tenant and change none; CREATEDB is for the weekly trial restore.
CREATE ROLE smartnagari_backup LOGIN NOSUPERUSER NOCREATEROLE CREATEDB BYPASSRLS;
GRANT pg_read_all_data TO smartnagari_backup;

CREATE DATABASE smartnagari OWNER smartnagari_owner ENCODING 'UTF8' TEMPLATE template0;

\connect smartnagari
REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE CONNECT ON DATABASE smartnagari FROM PUBLIC;
GRANT CONNECT ON DATABASE smartnagari TO smartnagari_app, smartnagari_backup;
GRANT ALL ON SCHEMA public TO smartnagari_owner;
GRANT USAGE ON SCHEMA public TO smartnagari_app, smartnagari_backup;

-- Whatever the owner creates from now on, the application may use, but not change or empty as a table.
ALTER DEFAULT PRIVILEGES FOR ROLE smartnagari_owner IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO smartnagari_app;
ALTER DEFAULT PRIVILEGES FOR ROLE smartnagari_owner IN SCHEMA public
  GRANT USAGE, SELECT ON SEQUENCES TO smartnagari_app;
