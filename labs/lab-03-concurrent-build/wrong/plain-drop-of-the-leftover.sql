-- breaks: nobody-harmed
-- The build is concurrent, the cleaning up before it is not: a plain DROP INDEX, behind an analyst who reads orders.
-- @session B
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT full_name FROM users WHERE id = 1;
-- @session A
SET lock_timeout = '1500ms';
-- @expect 55P03
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
-- @session B
COMMIT;

BEGIN;
SELECT count(*) FROM orders WHERE id < 10;
-- @session A
RESET lock_timeout;
-- @async
DROP INDEX orders_status_created_at_idx;
-- @pause 3s
-- @session B
COMMIT;
-- @join A
-- @session A
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
