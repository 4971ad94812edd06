-- a new default for rows to come
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
ALTER TABLE orders ALTER COLUMN note SET DEFAULT '';
