-- A lock that is no transaction. The index of the build that was abandoned is dropped, and built again by Flyway.
\ir ../parts/hang.sql
-- @write session-lock
DROP INDEX CONCURRENTLY orders_by_status;
\ir ../parts/fails-at-the-codes.sql
DROP INDEX CONCURRENTLY coupons_code_key;
\ir ../parts/one-of-each.sql
-- @run flyway repair
-- @run flyway --deployers 2 migrate
-- @run flyway validate
