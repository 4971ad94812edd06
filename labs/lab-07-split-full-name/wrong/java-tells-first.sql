-- breaks: no-name-lost (a cheat)
-- A change of profile is acknowledged at once and written a moment later. At the end of each phase all of it is there.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;

-- From here on every new name is written in both forms, and nobody is left who writes the old form alone.
-- @write ../solution/in-java
-- @write java-tells-first
-- @deploy V2.java
-- @run backfill
-- @pause 10s

-- @next
-- NOT NULL for new rows at once, for the old ones after a scan that is in nobody's way.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users
  ADD CONSTRAINT users_first_name_not_null NOT NULL first_name NOT VALID,
  ADD CONSTRAINT users_last_name_not_null NOT NULL last_name NOT VALID;
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users VALIDATE CONSTRAINT users_first_name_not_null;
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users VALIDATE CONSTRAINT users_last_name_not_null;

-- v3 does not fill the old column: it may be empty from now on.
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ALTER COLUMN full_name DROP NOT NULL;
-- @deploy v3
-- @pause 2s
