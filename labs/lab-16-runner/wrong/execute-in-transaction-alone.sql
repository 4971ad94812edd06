-- breaks: applied-once
-- The migration is not in a transaction any more. It never was; the lock is.
\ir ../parts/hang.sql
-- @write execute-in-transaction-alone
DROP INDEX CONCURRENTLY orders_by_status;
-- @may-fail
-- @run flyway --stop-after 8s migrate
