-- breaks: no-invalid
-- The name is taken, so the index gets another one. The one that has failed is still there.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
DROP INDEX CONCURRENTLY orders_by_status;
\ir ../parts/fails-at-the-codes.sql
DELETE FROM coupons AS c
 USING coupons AS twin
 WHERE twin.code = c.code AND twin.id <> c.id AND c.redeemed_at IS NULL AND (twin.redeemed_at IS NOT NULL OR c.id > twin.id);
-- @write another-name
-- @run flyway repair
-- @run flyway --deployers 2 migrate
