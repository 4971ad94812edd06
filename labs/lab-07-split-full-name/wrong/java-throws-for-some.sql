-- breaks: nobody-harmed (a cheat)
-- It throws for customers whose last name begins with a small "de".
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;

-- From here on every new name is written in both forms, and nobody is left who writes the old form alone.
-- @write java-throws-for-some
-- @deploy V2.java
-- @pause 15s
