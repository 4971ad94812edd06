SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
-- There is no way to forget that it was validated, but to begin it anew.
ALTER TABLE orders DROP CONSTRAINT orders_public_id_not_null;
ALTER TABLE orders ADD CONSTRAINT orders_public_id_not_null NOT NULL public_id NOT VALID;
