-- breaks: nobody-harmed
-- The right index, plainly: the drop waits for the report, and every customer waits for the drop.
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
-- The report is at work.
-- @until SELECT EXISTS (SELECT FROM pg_stat_activity
--          WHERE datname = current_database() AND state = 'active'
--            AND query LIKE 'SELECT count(*), pg_catalog.pg_sleep(6)%'
--            AND query_start < now() - interval '500 milliseconds' AND query_start > now() - interval '2500 milliseconds')
DROP INDEX orders_updated_at_idx;
