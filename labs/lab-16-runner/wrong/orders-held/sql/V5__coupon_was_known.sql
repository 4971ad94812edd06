-- So that nobody uses a coupon while it is looked up.
LOCK TABLE orders IN SHARE ROW EXCLUSIVE MODE;
ALTER TABLE orders VALIDATE CONSTRAINT orders_coupon_fkey;
SELECT pg_sleep(3);
