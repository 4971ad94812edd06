SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
ALTER TABLE orders ALTER COLUMN public_id DROP NOT NULL;
ALTER TABLE orders ADD CONSTRAINT orders_public_id_there CHECK (public_id IS NOT NULL) NOT VALID;
