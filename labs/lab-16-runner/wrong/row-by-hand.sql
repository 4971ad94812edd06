-- breaks: history-clean (a cheat)
-- The checksum of a version that was applied is set by hand, as the internet says, when the file was changed afterwards.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
-- @write ../solution/twins-in-a-file
DROP INDEX CONCURRENTLY orders_by_status;
-- @run flyway --deployers 2 migrate
-- @pause 2s
UPDATE flyway_schema_history SET checksum = 7 WHERE version = '2';
