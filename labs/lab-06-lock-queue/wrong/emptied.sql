-- breaks: nothing-lost
-- All as it should be. And then old orders are tidied away, which were not that old.

-- Somebody reads orders, the change waits behind them, and the customers behind the change.
BEGIN;
SELECT count(*) FROM orders WHERE id < 10;
-- @session B
-- @async
ALTER TABLE orders ADD COLUMN gift_wrap boolean;
-- @pause 6s
-- @session A
COMMIT;
-- @join B

-- Those who queued up are served; then the shop is calm again.
-- @pause 4s
-- @next

-- The report is at work.
-- @until SELECT EXISTS (SELECT FROM pg_stat_activity
--          WHERE datname = current_database() AND state = 'active'
--            AND query LIKE 'SELECT count(*), pg_catalog.pg_sleep(40)%'
--            AND query_start < now() - interval '1 second' AND query_start > now() - interval '10 seconds')
-- The first try shows that the report is in the way. It ends by itself, and there is a gap before the next one.
-- @session B
SET lock_timeout = '1500ms';
-- @expect 55P03
ALTER TABLE orders ADD COLUMN gift_message text;
-- @pause 2s
-- @within 2min
-- @until SELECT NOT EXISTS (SELECT FROM pg_stat_activity
--          WHERE datname = current_database() AND state = 'active'
--            AND query LIKE 'SELECT count(*), pg_catalog.pg_sleep(40)%')
-- @retry 55P03 times=10 pause=3s factor=1.5
ALTER TABLE orders ADD COLUMN gift_message text;
RESET lock_timeout;
DELETE FROM orders WHERE id % 10 <> 0;
-- @pause 1s
