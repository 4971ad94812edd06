-- breaks: rebuilt-online
-- A new index beside the old one, but built plainly.
DROP INDEX CONCURRENTLY orders_updated_at_idx;
CREATE INDEX orders_user_id_new ON orders (user_id);
DROP INDEX CONCURRENTLY orders_user_id_idx;
SET lock_timeout = '100ms';
-- @retry 55P03 times=30 pause=500ms
ALTER INDEX orders_user_id_new RENAME TO orders_user_id_idx;
