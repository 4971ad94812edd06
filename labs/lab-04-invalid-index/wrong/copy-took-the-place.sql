-- breaks: good-indexes-kept (a cheat)
-- The good original goes, and the copy is repaired to stand in for it. It works, under a name that nobody knows.

-- An unfinished write keeps the build at its first door, where it is cancelled.
-- @session B
BEGIN;
UPDATE orders SET note = note WHERE id = 1;
-- @session A
-- @async
-- @expect 57014
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
-- @until SELECT EXISTS (SELECT FROM pg_stat_progress_create_index
--          WHERE datname = current_database()
--            AND phase = 'waiting for writers before build')
-- @cancel A
-- @join A
-- @session B
ROLLBACK;

-- A look at what it has left.
SELECT indexrelid::regclass AS index, indisready FROM pg_index WHERE NOT indisvalid;
-- @pause 2s

-- @next
-- @session A
DROP INDEX CONCURRENTLY users_full_name_key;
DROP INDEX CONCURRENTLY orders_created_at_idx;
REINDEX INDEX CONCURRENTLY orders_created_at_idx_ccnew;
REINDEX INDEX CONCURRENTLY orders_status_created_at_idx;
