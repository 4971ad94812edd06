-- breaks: no-name-lost
-- A change of profile is acknowledged at once and written a moment later. At the end of the phase all of it is there.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;

-- From here on every new name is written in both forms, and nobody is left who writes the old form alone.
-- @write ../solution/in-java
-- @write java-tells-first
-- @deploy V2.java
-- @run backfill
-- @pause 10s
