-- breaks: coupons-kept
-- The older one of each pair is kept. Some of the younger ones have been redeemed, and can be redeemed again now.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
DROP INDEX CONCURRENTLY orders_by_status;
\ir ../parts/fails-at-the-codes.sql
DROP INDEX CONCURRENTLY coupons_code_key;
DELETE FROM coupons AS c USING coupons AS twin WHERE twin.code = c.code AND c.id > twin.id;
-- @run flyway repair
-- @run flyway --deployers 2 migrate
