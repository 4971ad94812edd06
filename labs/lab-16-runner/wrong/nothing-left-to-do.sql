-- breaks: two-deployers
-- One deployer does it all, and two more find nothing to do.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
-- @write ../solution/twins-in-a-file
DROP INDEX CONCURRENTLY orders_by_status;
-- @run flyway migrate
-- @run flyway --deployers 2 migrate
