SET LOCAL lock_timeout = '500ms';
ALTER TABLE orders ADD CONSTRAINT orders_coupon_fkey FOREIGN KEY (coupon) REFERENCES coupons (code) NOT VALID;
