-- breaks: unused-gone
-- A short guard for everything: the concurrent drop dies while it waits for a reader, and leaves the index INVALID.
-- @session B
BEGIN;
SELECT count(*) FROM orders WHERE id < 10;
-- @session A
SET lock_timeout = '500ms';
-- @expect 55P03
DROP INDEX CONCURRENTLY orders_updated_at_idx;
-- @session B
COMMIT;
-- @session A
RESET lock_timeout;
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
