UPDATE first_look SET answer = 'Orders' WHERE question = 'largest_table';
UPDATE first_look SET answer = 'users.full_name' WHERE question = 'two_facts';
UPDATE first_look SET answer = 'orders.status' WHERE question = 'not_indexed';
UPDATE first_look
   SET answer = (SELECT usename FROM pg_stat_activity
                  WHERE datname = current_database() AND usename LIKE 'app%' LIMIT 1)
 WHERE question = 'app_role';

-- A comment takes SHARE UPDATE EXCLUSIVE. It is not wanted, so the transaction is rolled back.
BEGIN;
COMMENT ON TABLE users IS 'Everybody who ever bought something.';
-- @pause 7s
ROLLBACK;
