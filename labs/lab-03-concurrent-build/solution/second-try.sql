-- A snapshot from before the build, and a guard that is too short for it.
-- @session B
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT full_name FROM users WHERE id = 1;
-- @session A
SET lock_timeout = '1500ms';
-- @expect 55P03
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
-- @session B
COMMIT;

-- What it left is removed, and the build is done again with time enough.
-- @session A
RESET lock_timeout;
DROP INDEX CONCURRENTLY orders_status_created_at_idx;
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
