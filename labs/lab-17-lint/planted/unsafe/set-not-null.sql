-- SET NOT NULL reads the whole table under ACCESS EXCLUSIVE
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
