-- A concurrent build that is cancelled at its first door, and has left its index.
-- @session builder
SET application_name = 'migrations';
DROP INDEX CONCURRENTLY IF EXISTS orders_total_idx;
-- @session writer
BEGIN;
LOCK TABLE orders IN ROW EXCLUSIVE MODE;
-- @session builder
-- @async
-- @expect 57014
CREATE INDEX CONCURRENTLY orders_total_idx ON orders (total_cents);
-- @until SELECT EXISTS (SELECT FROM pg_stat_progress_create_index
--          WHERE datname = current_database() AND index_relid = to_regclass('orders_total_idx'))
-- As long as it is at work, nothing is wrong.
-- @pause 5s
-- @mark may-ring
-- @cancel builder
-- @join builder
-- @session writer
ROLLBACK;
-- @until SELECT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('orders_total_idx') AND NOT indisvalid)
--           AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index WHERE index_relid = to_regclass('orders_total_idx'))
-- @mark must-ring
-- @pause 9s
-- @session builder
DROP INDEX CONCURRENTLY orders_total_idx;
-- @mark over
