-- breaks: report-left-alone (a cheat)
-- The report was in the way, and its session was ended.
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
-- The report is at work.
-- @until SELECT EXISTS (SELECT FROM pg_stat_activity
--          WHERE datname = current_database() AND state = 'active'
--            AND query LIKE 'SELECT count(*), pg_catalog.pg_sleep(6)%'
--            AND query_start < now() - interval '500 milliseconds' AND query_start > now() - interval '2500 milliseconds')
-- @session B
SELECT pg_terminate_backend(pid)
  FROM pg_stat_activity
 WHERE datname = current_database() AND query LIKE 'SELECT count(*), pg_catalog.pg_sleep(6)%';
-- @session A
DROP INDEX CONCURRENTLY orders_updated_at_idx;
