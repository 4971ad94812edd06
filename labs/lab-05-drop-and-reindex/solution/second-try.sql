-- A guard that is too short for a concurrent rebuild, while an old snapshot is about.
-- @session B
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT count(*) FROM users WHERE id < 10;
-- @session A
SET lock_timeout = '1500ms';
-- @expect 55P03
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
-- @session B
COMMIT;

-- The copy that never took its place goes first; then the same again, with time enough.
-- @session A
RESET lock_timeout;
SELECT indexrelid::regclass AS index, indisready FROM pg_index WHERE NOT indisvalid;
DROP INDEX CONCURRENTLY orders_user_id_idx_ccnew;
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
DROP INDEX CONCURRENTLY orders_updated_at_idx;
