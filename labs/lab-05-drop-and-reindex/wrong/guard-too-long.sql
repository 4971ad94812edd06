-- breaks: nobody-harmed
-- A guard of a second and a half: each try stops the shop for so long.
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
-- The report is at work.
-- @until SELECT EXISTS (SELECT FROM pg_stat_activity
--          WHERE datname = current_database() AND state = 'active'
--            AND query LIKE 'SELECT count(*), pg_catalog.pg_sleep(6)%'
--            AND query_start < now() - interval '500 milliseconds' AND query_start > now() - interval '2500 milliseconds')
SET lock_timeout = '1500ms';
-- @retry 55P03 times=20 pause=1s factor=1.2
DROP INDEX orders_updated_at_idx;
