-- A lock that is no transaction. The index of the build that was abandoned is dropped, and built again by Flyway.
\ir ../parts/hang.sql
-- @write session-lock
DROP INDEX CONCURRENTLY orders_by_status;
\ir ../parts/fails-at-the-codes.sql
DROP INDEX CONCURRENTLY coupons_code_key;
DELETE FROM coupons AS c
 USING coupons AS twin
 WHERE twin.code = c.code AND twin.id <> c.id AND c.redeemed_at IS NULL AND (twin.redeemed_at IS NOT NULL OR c.id > twin.id);
-- @run flyway repair
-- @run flyway --deployers 2 migrate
-- @run flyway validate
