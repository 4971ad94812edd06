-- a foreign key that looks at no old row
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
ALTER TABLE orders ADD CONSTRAINT orders_coupon_fkey FOREIGN KEY (coupon) REFERENCES coupons (code) NOT VALID;
