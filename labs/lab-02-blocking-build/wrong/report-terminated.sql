-- breaks: report-left-alone
-- Quick for the customers, and somebody's report is gone.
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
SELECT pg_terminate_backend(pid)
  FROM pg_stat_activity
 WHERE datname = current_database() AND query LIKE 'SELECT count(*), pg_catalog.pg_sleep(12)%';
DROP INDEX CONCURRENTLY orders_status_created_at_idx;
