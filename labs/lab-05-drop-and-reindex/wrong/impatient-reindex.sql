-- breaks: no-invalid-left
-- The first rebuild died under a short guard. The second one succeeded, so all was thought to be well.
-- @session B
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT count(*) FROM users WHERE id < 10;
-- @session A
SET lock_timeout = '1500ms';
-- @expect 55P03
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
-- @session B
COMMIT;
-- @session A
RESET lock_timeout;
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
DROP INDEX CONCURRENTLY orders_updated_at_idx;
