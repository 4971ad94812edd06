SET LOCAL lock_timeout = '500ms';
ALTER TABLE orders ADD CONSTRAINT orders_total_not_negative CHECK (total_cents >= 0) NOT VALID;
