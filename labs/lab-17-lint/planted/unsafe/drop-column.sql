-- a column that a running version reads is dropped
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
ALTER TABLE users DROP COLUMN full_name;
