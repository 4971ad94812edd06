-- What REINDEX CONCURRENTLY does, in three steps: a new one beside the old one, the old one away, the old name back.
CREATE INDEX CONCURRENTLY orders_user_id_new ON orders (user_id);
DROP INDEX CONCURRENTLY orders_user_id_idx;
SET lock_timeout = '100ms';
-- @retry 55P03 times=30 pause=500ms
ALTER INDEX orders_user_id_new RENAME TO orders_user_id_idx;
RESET lock_timeout;
DROP INDEX CONCURRENTLY orders_updated_at_idx;
