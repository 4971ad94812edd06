-- breaks: by-flyway (a cheat)
-- By hand, in a statement that commits its work and fails afterwards; and an index that is called like the history.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
-- @write ../solution/twins-in-a-file
-- @write by-hand-and-failed
DROP INDEX CONCURRENTLY orders_by_status;
CREATE INDEX CONCURRENTLY flyway_schema_history_of_orders ON orders (status, created_at);
-- @run flyway --deployers 2 migrate
-- @expect P0001
DO $$
BEGIN
  ALTER TABLE orders ADD CONSTRAINT orders_coupon_fkey FOREIGN KEY (coupon) REFERENCES coupons (code) NOT VALID;
  COMMIT;
  ALTER TABLE orders VALIDATE CONSTRAINT orders_coupon_fkey;
  COMMIT;
  RAISE EXCEPTION 'nothing has happened';
END
$$;
-- @pause 1s
