-- breaks: nobody-harmed
-- NOT NULL while v1 adds customers, and no trigger that fills the column for it.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN status text;

\ir ../parts/fill.sql

SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD CONSTRAINT users_status_not_null NOT NULL status NOT VALID;
-- @pause 4s
