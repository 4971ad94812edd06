-- a serial column is a volatile default, and writes the table anew
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
ALTER TABLE orders ADD COLUMN number bigserial;
