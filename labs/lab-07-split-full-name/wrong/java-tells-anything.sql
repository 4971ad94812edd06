-- breaks: nobody-harmed (a cheat)
-- It tells the service desk a name that nobody has read: what customers had been promised is something else.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;

-- From here on every new name is written in both forms, and nobody is left who writes the old form alone.
-- @write java-tells-anything
-- @deploy V2.java
-- @pause 15s
