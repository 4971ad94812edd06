-- The rebuild is cancelled when the new index is in place and only the old one is waited for. That one stays as _ccold.
-- @until SELECT EXISTS (SELECT FROM pg_stat_activity
--          WHERE datname = current_database() AND state = 'active'
--            AND query LIKE 'SELECT count(*), pg_catalog.pg_sleep(6)%')
-- @session B
BEGIN;
SELECT count(*) FROM orders WHERE id < 10;
-- @session A
-- @async
-- @expect 57014
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
-- @until SELECT EXISTS (SELECT FROM pg_stat_progress_create_index
--          WHERE datname = current_database()
--            AND phase = 'waiting for readers before marking dead')
-- @cancel A
-- @join A
-- @session B
COMMIT;

-- The manual: what ends in ccold needs no second rebuild, it can be dropped.
-- @session A
SELECT indexrelid::regclass AS index, indisvalid, indisready, indislive FROM pg_index WHERE NOT indisvalid;
DROP INDEX CONCURRENTLY orders_user_id_idx_ccold;
DROP INDEX CONCURRENTLY orders_updated_at_idx;
