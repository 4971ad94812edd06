-- due: failed others-kept
-- tries: to be measured by something small that bears the index's name.
DROP INDEX CONCURRENTLY orders_updated_at_idx;
CREATE INDEX CONCURRENTLY orders_user_id_new ON orders (user_id);
SET lock_timeout = '100ms';
-- @retry 55P03 times=30 pause=500ms
ALTER INDEX orders_user_id_idx RENAME TO orders_user_id_bloated;
RESET lock_timeout;
CREATE INDEX CONCURRENTLY orders_user_id_idx ON orders (user_id) WHERE user_id < 0;
-- @pause 1s
