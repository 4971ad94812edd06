-- breaks: customers-served
-- Guarded, and the lock came quickly. Then it was kept: a lock is held to the end of its transaction.

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
-- @session B
SET lock_timeout = '1500ms';
-- @retry 55P03 times=12 pause=1s factor=1.6
ALTER TABLE orders ADD COLUMN gift_message text;
-- One thing more, and a look around before the commit.
BEGIN;
ALTER TABLE orders ALTER COLUMN gift_message SET DEFAULT '';
-- @pause 4s
COMMIT;
