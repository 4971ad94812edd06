-- A concurrent rebuild that is cancelled, and has left its copy. The original is good, as before.
-- @session builder
SET application_name = 'migrations';
DROP INDEX CONCURRENTLY IF EXISTS orders_created_at_idx_ccnew;
-- @session writer
BEGIN;
LOCK TABLE orders IN ROW EXCLUSIVE MODE;
-- @mark may-ring
-- @session builder
-- @async
-- @expect 57014
REINDEX INDEX CONCURRENTLY orders_created_at_idx;
-- @until SELECT to_regclass('orders_created_at_idx_ccnew') IS NOT NULL
-- @pause 1s
-- @cancel builder
-- @join builder
-- @session writer
ROLLBACK;
-- @until SELECT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('orders_created_at_idx_ccnew') AND NOT indisvalid)
--           AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index WHERE relid = to_regclass('orders'))
-- @mark must-ring
-- @pause 9s
-- @session builder
DROP INDEX CONCURRENTLY orders_created_at_idx_ccnew;
-- @mark over
