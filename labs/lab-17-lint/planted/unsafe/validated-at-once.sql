-- NOT VALID and VALIDATE in one transaction are no better than the whole at once
BEGIN;
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total_cents >= 0) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_total_check;
COMMIT;
