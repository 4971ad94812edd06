-- What the import has left empty.
UPDATE orders SET note = '' WHERE note IS NULL;

-- All three rules of orders behind one lock, and without a scan. Then one walk through the table for all of them.
SET lock_timeout = '100ms';
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders
    ADD CONSTRAINT orders_note_not_null NOT NULL note NOT VALID,
    ADD CONSTRAINT orders_total_not_negative CHECK (total_cents >= 0) NOT VALID,
    ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders
    VALIDATE CONSTRAINT orders_note_not_null,
    VALIDATE CONSTRAINT orders_total_not_negative,
    VALIDATE CONSTRAINT orders_user_id_fkey;

SET lock_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);
SET lock_timeout = '100ms';
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key;

-- A look at the result.
-- @pause 3s
SELECT conrelid::regclass AS table, conname, contype, convalidated, conenforced
  FROM pg_constraint WHERE conrelid IN ('orders'::regclass, 'users'::regclass);
