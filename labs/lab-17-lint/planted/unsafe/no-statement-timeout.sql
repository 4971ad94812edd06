-- a change without a statement_timeout holds its lock for as long as it takes
SET lock_timeout = '500ms';
ALTER TABLE orders ADD COLUMN channel text;
