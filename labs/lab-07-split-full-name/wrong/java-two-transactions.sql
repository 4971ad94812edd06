-- breaks: names-agree
-- The old form is written in one transaction, the new one half a second later in another: there are always some that disagree.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;

-- From here on every new name is written in both forms, and nobody is left who writes the old form alone.
-- @write ../solution/in-java
-- @write java-two-transactions
-- @deploy V2.java
-- @run backfill
-- @pause 3s
