-- breaks: no-scan (a cheat)
-- The table has another name while it is read, so nobody can say that users was.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;

\ir ../parts/v2-and-filled.sql

-- @next
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
DO $$
BEGIN
  ALTER TABLE users RENAME TO customers;
  ALTER TABLE customers ALTER COLUMN first_name SET NOT NULL, ALTER COLUMN last_name SET NOT NULL;
  ALTER TABLE customers RENAME TO users;
END
$$;
-- v3 does not fill the old column: it may be empty from now on.
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ALTER COLUMN full_name DROP NOT NULL;
-- @deploy v3
