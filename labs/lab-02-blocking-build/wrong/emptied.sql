-- breaks: nothing-lost
-- All as it should be. And then old orders are tidied away, which were not that old.

-- The build's transaction stays open for four seconds: a table a few times as large.
BEGIN;
CREATE INDEX orders_status_created_at_idx ON orders (status, created_at);
-- @pause 4s
COMMIT;

-- The writers that waited are served; then the shop is calm again.
-- @pause 3s
-- @next

-- The report is at work.
-- @until SELECT EXISTS (SELECT FROM pg_stat_activity
--          WHERE datname = current_database() AND state = 'active'
--            AND query LIKE 'SELECT count(*), pg_catalog.pg_sleep(12)%')
DROP INDEX CONCURRENTLY orders_status_created_at_idx;
RESET lock_timeout;
DELETE FROM orders WHERE id % 10 <> 0;
-- @pause 1s
