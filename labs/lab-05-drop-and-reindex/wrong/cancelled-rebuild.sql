-- breaks: no-invalid-left
-- The rebuild seemed to hang, so it was cancelled and left for another day.
DROP INDEX CONCURRENTLY orders_updated_at_idx;
-- @session B
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT count(*) FROM users WHERE id < 10;
-- @session A
-- @async
-- @expect 57014
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
-- @until SELECT EXISTS (SELECT FROM pg_stat_progress_create_index
--          WHERE datname = current_database()
--            AND phase = 'waiting for old snapshots')
-- @cancel A
-- @join A
-- @session B
COMMIT;
