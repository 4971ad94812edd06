-- A concurrent rebuild that is cancelled, and has left its copy. The original is good, as before.
-- @vary table, index: orders, orders_created_at_idx | orders, orders_user_id_idx | users, users_username_idx
-- @session builder
SET application_name = 'migrations';
DROP INDEX CONCURRENTLY IF EXISTS {index}_ccnew;
-- @session writer
BEGIN;
LOCK TABLE {table} IN ROW EXCLUSIVE MODE;
-- @mark may-ring
-- @session builder
-- @async
-- @expect 57014
REINDEX INDEX CONCURRENTLY {index};
-- @until SELECT to_regclass('{index}_ccnew') IS NOT NULL
-- @pause 1s
-- @cancel builder
-- @join builder
-- @session writer
ROLLBACK;
-- @until SELECT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('{index}_ccnew') AND NOT indisvalid)
--           AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index WHERE relid = to_regclass('{table}'))
-- @mark must-ring
-- @pause 9s
-- @session builder
DROP INDEX CONCURRENTLY {index}_ccnew;
-- @mark over
