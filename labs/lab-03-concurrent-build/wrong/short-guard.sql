-- breaks: index-valid
-- The popular short guard: the build dies at its last door.
-- @session B
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT full_name FROM users WHERE id = 1;
-- @session A
SET lock_timeout = '1500ms';
-- @expect 55P03
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
-- @session B
COMMIT;
