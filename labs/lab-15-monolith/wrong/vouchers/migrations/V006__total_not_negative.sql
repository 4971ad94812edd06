SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
ALTER TABLE orders ADD CONSTRAINT orders_total_not_negative CHECK (total_cents >= -500) NOT VALID;
