-- SHARE by hand, and the build under it.
BEGIN;
LOCK TABLE orders IN SHARE MODE;
-- @pause 3s
CREATE INDEX orders_open_idx ON orders (status, created_at);
COMMIT;

-- @pause 3s
-- @next

-- The report is at work.
-- @until SELECT EXISTS (SELECT FROM pg_stat_activity
--          WHERE datname = current_database() AND state = 'active'
--            AND query LIKE 'SELECT count(*), pg_catalog.pg_sleep(12)%')
DROP INDEX CONCURRENTLY IF EXISTS orders_open_idx;
