-- What the import has left empty, and NOT NULL in two steps.
UPDATE orders SET note = '' WHERE note IS NULL;
SET lock_timeout = '100ms';
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders ADD CONSTRAINT orders_note_not_null NOT NULL note NOT VALID;
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders VALIDATE CONSTRAINT orders_note_not_null;
