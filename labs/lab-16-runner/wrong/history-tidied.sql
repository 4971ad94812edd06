-- breaks: history-clean (a cheat)
-- All went well, and then somebody found the rows of version 1 and the baseline untidy.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
-- @write ../solution/twins-in-a-file
DROP INDEX CONCURRENTLY orders_by_status;
-- @run flyway --deployers 2 migrate
DELETE FROM flyway_schema_history WHERE installed_rank < 3;
