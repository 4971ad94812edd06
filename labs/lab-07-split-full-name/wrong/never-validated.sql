-- breaks: first-name-required
-- NOT VALID, and never validated: it says nothing about the rows that were there.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;

\ir ../parts/v2-and-filled.sql

-- @next
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users
  ADD CONSTRAINT users_first_name_not_null NOT NULL first_name NOT VALID,
  ADD CONSTRAINT users_last_name_not_null NOT NULL last_name NOT VALID;
-- v3 does not fill the old column: it may be empty from now on.
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ALTER COLUMN full_name DROP NOT NULL;
-- @deploy v3
