-- Run by the superuser at every start; every line may run again.
-- Two roles from the first day: the owner migrates, the app role reads and writes rows only.
SELECT 'CREATE ROLE rapport_owner LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS'
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'rapport_owner') \gexec
SELECT 'CREATE ROLE rapport_app LOGIN NOCREATEDB NOSUPERUSER NOBYPASSRLS'
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'rapport_app') \gexec

-- In template1, so that every database made later (the tests' too) has them. Whoever runs this by
-- hand is mostly connected to another database, whose rights `rapport` would not inherit.
\connect template1
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gin;
ALTER DEFAULT PRIVILEGES FOR ROLE rapport_owner
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO rapport_app;
ALTER DEFAULT PRIVILEGES FOR ROLE rapport_owner
  GRANT USAGE, SELECT ON SEQUENCES TO rapport_app;

SELECT 'CREATE DATABASE rapport OWNER rapport_owner'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'rapport') \gexec
