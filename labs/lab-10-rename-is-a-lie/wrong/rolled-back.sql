-- breaks: v1-failed
-- In a transaction that is rolled back. Customers waited, and none of them saw the new name.
-- @deploy v1 v2
-- @pause 2s
BEGIN;
ALTER TABLE users RENAME COLUMN full_name TO display_name;
-- @pause 1s
ROLLBACK;
