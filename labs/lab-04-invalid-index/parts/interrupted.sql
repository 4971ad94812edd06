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
-- @session A
-- @pause 2s
