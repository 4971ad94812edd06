-- a column is renamed under a running version
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
ALTER TABLE users RENAME COLUMN full_name TO display_name;
