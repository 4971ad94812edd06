-- breaks: no-scan
-- NOT VALID and VALIDATE, in one transaction: the scan runs under the lock that the first of them took.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;

\ir ../parts/v2-and-filled.sql

-- @next
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
DO $$
BEGIN
  ALTER TABLE users
    ADD CONSTRAINT users_first_name_not_null NOT NULL first_name NOT VALID,
    ADD CONSTRAINT users_last_name_not_null NOT NULL last_name NOT VALID;
  ALTER TABLE users VALIDATE CONSTRAINT users_first_name_not_null;
  ALTER TABLE users VALIDATE CONSTRAINT users_last_name_not_null;
END
$$;
-- v3 does not fill the old column: it may be empty from now on.
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ALTER COLUMN full_name DROP NOT NULL;
-- @deploy v3
