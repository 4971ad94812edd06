-- a table is renamed under a running version
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
ALTER TABLE users RENAME TO customers;
