-- breaks: rebuilt-online (a cheat)
-- The same, and rebuilt concurrently once more afterwards.
DROP INDEX CONCURRENTLY orders_updated_at_idx;
CREATE INDEX orders_user_id_new ON orders (user_id);
-- @pause 2s
DROP INDEX CONCURRENTLY orders_user_id_idx;
SET lock_timeout = '100ms';
-- @retry 55P03 times=30 pause=500ms
ALTER INDEX orders_user_id_new RENAME TO orders_user_id_idx;
RESET lock_timeout;
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
