-- a required column without a default fails on a table with rows, and for every old version
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
ALTER TABLE orders ADD COLUMN channel text NOT NULL;
