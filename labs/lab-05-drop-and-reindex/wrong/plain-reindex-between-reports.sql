-- breaks: rebuilt-online (a cheat)
-- With nobody in the way a plain rebuild is quick here. At work it takes as long as the table is large.
DROP INDEX CONCURRENTLY orders_updated_at_idx;
SET lock_timeout = '50ms';
-- @retry 55P03 times=60 pause=700ms
REINDEX INDEX orders_user_id_idx;
