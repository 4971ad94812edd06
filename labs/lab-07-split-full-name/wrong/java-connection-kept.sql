-- breaks: nobody-harmed
-- A connection is taken for each order and never given back: ten orders later the pool is empty, and customers get a 503.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;

-- From here on every new name is written in both forms, and nobody is left who writes the old form alone.
-- @write java-connection-kept
-- @deploy V2.java
-- @pause 15s
