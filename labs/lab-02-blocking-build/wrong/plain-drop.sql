-- breaks: dropped-unnoticed
-- The plain form queues behind the report, and every customer behind it.
BEGIN;
CREATE INDEX orders_status_created_at_idx ON orders (status, created_at);
-- @pause 3s
COMMIT;
-- @pause 3s
-- @next

-- The report is at work.
-- @until SELECT EXISTS (SELECT FROM pg_stat_activity
--          WHERE datname = current_database() AND state = 'active'
--            AND query LIKE 'SELECT count(*), pg_catalog.pg_sleep(12)%'
--            AND query_start < now() - interval '1 second' AND query_start > now() - interval '6 seconds')
DROP INDEX orders_status_created_at_idx;
