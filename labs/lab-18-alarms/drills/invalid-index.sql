-- A concurrent build that is cancelled at its first door, and has left its index.
-- @vary table, column: orders, total_cents | orders, status | users, created_at | users, full_name
-- @vary index: {table}_{column}_idx | by_{column} | {column}_of_{table}_2
-- @session builder
SET application_name = 'migrations';
DROP INDEX CONCURRENTLY IF EXISTS {index};
-- @session writer
BEGIN;
LOCK TABLE {table} IN ROW EXCLUSIVE MODE;
-- @session builder
-- @async
-- @expect 57014
CREATE INDEX CONCURRENTLY {index} ON {table} ({column});
-- @until SELECT EXISTS (SELECT FROM pg_stat_progress_create_index
--          WHERE datname = current_database() AND index_relid = to_regclass('{index}'))
-- As long as it is at work, nothing is wrong.
-- @pause 5s
-- @mark may-ring
-- @cancel builder
-- @join builder
-- @session writer
ROLLBACK;
-- @until SELECT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('{index}') AND NOT indisvalid)
--           AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index WHERE index_relid = to_regclass('{index}'))
-- @mark must-ring
-- @pause 9s
-- @session builder
DROP INDEX CONCURRENTLY {index};
-- @mark over
