-- breaks: applied-once
-- Repair is called, too, after the row was deleted: it has nothing to do.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
DROP INDEX CONCURRENTLY orders_by_status;
\ir ../parts/fails-at-the-codes.sql
DROP INDEX CONCURRENTLY coupons_code_key;
\ir ../parts/one-of-each.sql
DELETE FROM flyway_schema_history WHERE NOT success;
-- @run flyway repair
-- @run flyway --deployers 2 migrate
