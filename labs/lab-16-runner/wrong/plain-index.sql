-- breaks: index-there
-- Without CONCURRENTLY nothing hangs. Instead everybody who wants to write stands still.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
-- @write ../solution/twins-in-a-file
-- @write plain-index
DROP INDEX CONCURRENTLY orders_by_status;
-- @run flyway --deployers 2 migrate
