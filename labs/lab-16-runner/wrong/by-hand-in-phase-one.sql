-- breaks: by-flyway
-- All of it is done by hand before the second phase begins; Flyway applies files that have nothing in them.
-- @may-fail
-- @run flyway --stop-after 16s migrate
-- @until SELECT NOT EXISTS (SELECT FROM pg_stat_progress_create_index WHERE datname = current_database())
DROP INDEX CONCURRENTLY orders_by_status;
CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);
DELETE FROM coupons AS c
 USING coupons AS twin
 WHERE twin.code = c.code AND twin.id <> c.id AND c.redeemed_at IS NULL AND (twin.redeemed_at IS NOT NULL OR c.id > twin.id);
CREATE UNIQUE INDEX coupons_code_key ON coupons (code);
BEGIN;
ALTER TABLE orders ADD CONSTRAINT orders_coupon_fkey FOREIGN KEY (coupon) REFERENCES coupons (code);
SELECT pg_sleep(4);
COMMIT;
-- @next
-- @write ../solution/session-lock
-- @write by-hand-in-phase-one
-- @run flyway --deployers 2 migrate
