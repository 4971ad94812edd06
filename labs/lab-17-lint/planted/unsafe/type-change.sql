-- int to bigint writes the table anew under ACCESS EXCLUSIVE
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
ALTER TABLE payments ALTER COLUMN id TYPE bigint;
