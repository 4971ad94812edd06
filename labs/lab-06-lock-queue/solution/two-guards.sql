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
-- Three short tries that nobody notices, with growing pauses …
-- @session B
SET lock_timeout = '100ms';
-- @retry 55P03 times=3 pause=500ms factor=2
-- @may-fail
ALTER TABLE orders ADD COLUMN IF NOT EXISTS gift_message text;
-- @pause 2s

-- … and then longer ones, which an autovacuum gives way to.
SET lock_timeout = '1500ms';
-- @retry 55P03 times=10 pause=2s factor=1.5
ALTER TABLE orders ADD COLUMN IF NOT EXISTS gift_message text;
