-- transaction: none
-- Validated under a weak lock; then the check proves the NOT NULL, so that nothing is read; then it may go.
ALTER TABLE orders VALIDATE CONSTRAINT orders_public_id_there;
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
ALTER TABLE orders ALTER COLUMN public_id SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT orders_public_id_there;
