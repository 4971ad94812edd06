-- SHARE by hand, and the build under it.
BEGIN;
LOCK TABLE orders IN SHARE MODE;
-- @pause 3s
CREATE INDEX orders_open_idx ON orders (status, created_at);
COMMIT;

-- @pause 3s
-- @next
DROP INDEX CONCURRENTLY IF EXISTS orders_open_idx;
