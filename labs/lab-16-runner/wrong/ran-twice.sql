-- breaks: applied-once
-- Version 2 is taken out of the history, so that Flyway builds its index again.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
DROP INDEX CONCURRENTLY orders_by_status;
\ir ../parts/fails-at-the-codes.sql
DROP INDEX CONCURRENTLY coupons_code_key;
\ir ../parts/one-of-each.sql
-- @run flyway repair
DELETE FROM flyway_schema_history WHERE version = '2';
DROP INDEX CONCURRENTLY orders_by_status;
-- @run flyway --deployers 2 migrate
