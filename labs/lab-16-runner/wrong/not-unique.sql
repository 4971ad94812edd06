-- breaks: codes-unique
-- With its id each code is unique, twins included. All files go through.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
-- @write not-unique
DROP INDEX CONCURRENTLY orders_by_status;
-- @run flyway --deployers 2 migrate
