-- a change without a lock_timeout freezes everybody behind a report
SET statement_timeout = '5s';
ALTER TABLE orders ADD COLUMN channel text;
