-- breaks: bloat-gone (a cheat)
-- A fillfactor is about pages that are yet to be written. It rebuilds nothing.
DROP INDEX CONCURRENTLY orders_updated_at_idx;
SET lock_timeout = '100ms';
-- @retry 55P03 times=30 pause=500ms
ALTER INDEX orders_user_id_idx SET (fillfactor = 100);
