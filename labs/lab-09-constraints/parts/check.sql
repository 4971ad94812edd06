SET lock_timeout = '100ms';
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders ADD CONSTRAINT orders_total_not_negative CHECK (total_cents >= 0) NOT VALID;
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders VALIDATE CONSTRAINT orders_total_not_negative;
