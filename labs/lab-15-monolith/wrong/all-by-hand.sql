-- breaks: by-the-runner (a cheat)
-- Nothing is wrong with the statement, but no history knows of it.
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE orders ADD COLUMN public_id uuid;
-- @pause 1s
