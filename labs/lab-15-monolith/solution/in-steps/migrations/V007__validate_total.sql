SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '10s';
ALTER TABLE orders VALIDATE CONSTRAINT orders_total_not_negative;
