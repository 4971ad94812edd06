-- breaks: two-deployers
-- The second deployer comes when the first has gone home.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
-- @write ../solution/twins-in-a-file
DROP INDEX CONCURRENTLY orders_by_status;
-- @run flyway migrate
-- @run flyway migrate
