-- @async
-- @expect 57014
SELECT count(*), pg_sleep(60) FROM orders WHERE id < 10;
-- @pause 1s
-- @session B
-- @async
ALTER TABLE orders ADD COLUMN gift_wrap boolean;
-- @pause 6s
-- @cancel A
-- @join A
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
