-- due: failed coupons-kept
-- tries: to keep whichever twin it likes: the redeemed ones go, and those that stay are marked as redeemed.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
DROP INDEX CONCURRENTLY orders_by_status;
\ir ../parts/fails-at-the-codes.sql
DROP INDEX CONCURRENTLY coupons_code_key;
UPDATE coupons AS c SET redeemed_at = twin.redeemed_at FROM coupons AS twin
 WHERE twin.code = c.code AND twin.id <> c.id AND c.redeemed_at IS NULL AND twin.redeemed_at IS NOT NULL;
DELETE FROM coupons AS c USING coupons AS twin WHERE twin.code = c.code AND c.id > twin.id;
-- @run flyway repair
-- @run flyway --deployers 2 migrate
