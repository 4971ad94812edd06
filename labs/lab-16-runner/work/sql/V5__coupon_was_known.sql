SET LOCAL lock_timeout = '500ms';
ALTER TABLE orders VALIDATE CONSTRAINT orders_coupon_fkey;
