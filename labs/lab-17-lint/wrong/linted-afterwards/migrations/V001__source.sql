SET LOCAL lock_timeout = '700ms';
SET LOCAL statement_timeout = '7s';
ALTER TABLE orders ADD COLUMN source text;
