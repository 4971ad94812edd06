-- The plain form with a guard so short that nobody notices a try. It succeeds in one of the report's pauses.
-- The report is at work.
-- @until SELECT EXISTS (SELECT FROM pg_stat_activity
--          WHERE datname = current_database() AND state = 'active'
--            AND query LIKE 'SELECT count(*), pg_catalog.pg_sleep(6)%')
SET lock_timeout = '50ms';
-- @retry 55P03 times=60 pause=700ms
DROP INDEX orders_updated_at_idx;
RESET lock_timeout;
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
