-- breaks: no-invalid-left
-- The wrong index first, under a short guard. It failed, so nothing has happened? It is INVALID now.
-- @session B
BEGIN;
SELECT count(*) FROM orders WHERE id < 10;
-- @session A
SET lock_timeout = '500ms';
-- @expect 55P03
DROP INDEX CONCURRENTLY orders_created_at_idx;
-- @session B
COMMIT;
-- @session A
RESET lock_timeout;
DROP INDEX CONCURRENTLY orders_updated_at_idx;
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
