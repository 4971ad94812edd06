-- breaks: never-without
-- The old one is knocked out in a pause of the report, and the new one is there a second later. Who should notice?
DROP INDEX CONCURRENTLY orders_updated_at_idx;
-- @session B
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT count(*) FROM users WHERE id < 10;
-- @session A
SET lock_timeout = '50ms';
-- @retry 55P03 times=60 pause=700ms
DROP INDEX orders_user_id_idx;
RESET lock_timeout;
-- @async
CREATE INDEX CONCURRENTLY orders_user_id_idx ON orders (user_id);
-- @pause 700ms
-- @session B
COMMIT;
-- @join A
