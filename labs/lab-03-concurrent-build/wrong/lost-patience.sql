-- breaks: index-valid
-- It hung, so it was cancelled, and that was that.
-- @session B
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT full_name FROM users WHERE id = 1;
-- @session A
-- @async
-- @expect 57014
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
-- @until SELECT EXISTS (SELECT FROM pg_stat_progress_create_index
--          WHERE datname = current_database()
--            AND phase = 'waiting for old snapshots')
-- @cancel A
-- @join A
-- @session B
COMMIT;
