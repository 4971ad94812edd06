-- breaks: reference-there
-- The last file was thought to be unnecessary.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
-- @write ../solution/twins-in-a-file
-- @write never-validated
DROP INDEX CONCURRENTLY orders_by_status;
-- @run flyway --deployers 2 migrate
