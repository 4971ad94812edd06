-- breaks: applied-once
-- The failed version is taken out of the history by hand. The history looks well, and nobody knows what else was taken out.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
DROP INDEX CONCURRENTLY orders_by_status;
\ir ../parts/fails-at-the-codes.sql
DROP INDEX CONCURRENTLY coupons_code_key;
DELETE FROM coupons AS c
 USING coupons AS twin
 WHERE twin.code = c.code AND twin.id <> c.id AND c.redeemed_at IS NULL AND (twin.redeemed_at IS NOT NULL OR c.id > twin.id);
DELETE FROM flyway_schema_history WHERE NOT success;
-- @run flyway --deployers 2 migrate
