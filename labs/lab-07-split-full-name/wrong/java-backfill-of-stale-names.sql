-- breaks: names-agree
-- Names are read, split in Java and written back a moment later, whatever the row says by then.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;

-- From here on every new name is written in both forms, and nobody is left who writes the old form alone.
-- @write ../solution/in-java
-- @write java-backfill-of-stale-names
-- @deploy V2.java
-- @run backfill
-- @until SELECT count(*) >= 3 FROM users WHERE full_name <> rtrim(first_name || ' ' || last_name)
