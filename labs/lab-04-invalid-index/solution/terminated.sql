-- The session that builds is ended: a deploy that was killed.
-- @session B
BEGIN;
UPDATE orders SET note = note WHERE id = 1;
-- @session A
-- @async
-- @expect 57P01
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
-- @until SELECT EXISTS (SELECT FROM pg_stat_progress_create_index
--          WHERE datname = current_database()
--            AND phase = 'waiting for writers before build')
-- @session C
SELECT pg_terminate_backend(pid) FROM pg_stat_progress_create_index WHERE datname = current_database();
-- @join A
-- @session B
ROLLBACK;

-- A look at what it has left.
SELECT indexrelid::regclass AS index, indisready FROM pg_index WHERE NOT indisvalid;
-- @pause 2s

-- A valid one is built beside it first, under another name; then all leftovers go.
-- @next
-- @session C
CREATE INDEX CONCURRENTLY orders_status_created_at_idx2 ON orders (status, created_at);
DROP INDEX CONCURRENTLY orders_status_created_at_idx;
DROP INDEX CONCURRENTLY users_full_name_key;
DROP INDEX CONCURRENTLY orders_created_at_idx_ccnew;
