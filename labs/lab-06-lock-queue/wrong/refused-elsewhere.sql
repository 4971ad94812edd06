-- breaks: customers-served (a cheat)
-- Refused three times, but at a table of one's own; then without a guard.

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
CREATE TABLE scratch (id int);
-- @session A
BEGIN;
LOCK TABLE scratch;
-- @session B
SET lock_timeout = '200ms';
-- @expect 55P03
ALTER TABLE scratch ADD COLUMN orders text;
-- @expect 55P03
ALTER TABLE scratch ADD COLUMN orders text;
-- @expect 55P03
ALTER TABLE scratch ADD COLUMN orders text;
-- @session A
COMMIT;
-- @session B
RESET lock_timeout;
ALTER TABLE orders ADD COLUMN gift_message text;
