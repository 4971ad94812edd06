-- breaks: applied-once
-- Repair is called, too, after the row was deleted: it has nothing to do.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
DROP INDEX CONCURRENTLY orders_by_status;
\ir ../parts/fails-at-the-codes.sql
DROP INDEX CONCURRENTLY coupons_code_key;
DELETE FROM coupons AS c
 USING coupons AS twin
 WHERE twin.code = c.code AND twin.id <> c.id AND c.redeemed_at IS NULL AND (twin.redeemed_at IS NOT NULL OR c.id > twin.id);
DELETE FROM flyway_schema_history WHERE NOT success;
-- @run flyway repair
-- @run flyway --deployers 2 migrate
