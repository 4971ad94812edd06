-- breaks: nobody-harmed
-- To be on the safe side the table is locked first, and rested upon.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
-- @write ../solution/twins-in-a-file
-- @write orders-held
DROP INDEX CONCURRENTLY orders_by_status;
-- @run flyway --deployers 2 migrate
