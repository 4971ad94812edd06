-- Somebody has looked at the data before the deploy: the twins go in a file of their own, and V3 never fails.
\ir ../parts/hang.sql
-- @write session-lock
-- @write twins-in-a-file
DROP INDEX CONCURRENTLY orders_by_status;
-- @run flyway --deployers 2 migrate
