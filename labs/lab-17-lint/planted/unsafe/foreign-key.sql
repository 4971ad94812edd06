-- a foreign key that is validated at once reads the whole table under a lock that stops writers
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
ALTER TABLE orders ADD CONSTRAINT orders_coupon_fkey FOREIGN KEY (coupon) REFERENCES coupons (code);
