-- breaks: index-valid
-- The careful retry: it finds the name, says so in a notice, and reports success.
-- @session B
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT full_name FROM users WHERE id = 1;
-- @session A
SET lock_timeout = '1500ms';
-- @expect 55P03
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_status_created_at_idx ON orders (status, created_at);
-- @session B
COMMIT;
-- @session A
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_status_created_at_idx ON orders (status, created_at);
