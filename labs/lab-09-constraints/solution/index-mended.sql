-- The index is built under a guard that is too short, while somebody reads from an old snapshot. It is left INVALID.
-- @session B
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT count(*) FROM orders WHERE id < 10;
-- @session A
SET lock_timeout = '1s';
-- @expect 55P03
CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);
-- @session B
COMMIT;

-- It need not be dropped: a concurrent rebuild without a guard mends it, under its name.
-- @session A
SET lock_timeout = 0;
REINDEX INDEX CONCURRENTLY users_email_key;
SET lock_timeout = '100ms';
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key;

-- What the import has left empty.
UPDATE orders SET note = '' WHERE note IS NULL;
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders ADD CONSTRAINT orders_note_not_null NOT NULL note NOT VALID;
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders VALIDATE CONSTRAINT orders_note_not_null;
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders ADD CONSTRAINT orders_total_not_negative CHECK (total_cents >= 0) NOT VALID;
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders VALIDATE CONSTRAINT orders_total_not_negative;
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders VALIDATE CONSTRAINT orders_user_id_fkey;
