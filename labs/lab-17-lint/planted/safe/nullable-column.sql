-- a column without a default, guarded
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
ALTER TABLE orders ADD COLUMN channel text;
