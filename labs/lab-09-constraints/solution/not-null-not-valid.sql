-- UNIQUE first: its index takes longest. The build has no guard, the constraint has one.
SET lock_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY users_email_unique ON users (email);
SET lock_timeout = '100ms';
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_unique;

-- What the import has left empty.
UPDATE orders SET note = '' WHERE note IS NULL;

-- PostgreSQL 18: NOT NULL as a constraint in two steps, like the others.
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

-- The plain index on the same column has nothing left to do.
SET lock_timeout = 0;
DROP INDEX CONCURRENTLY users_email_idx;

-- A look at the result.
-- @pause 3s
SELECT conrelid::regclass AS table, conname, contype, convalidated, conenforced
  FROM pg_constraint WHERE conrelid IN ('orders'::regclass, 'users'::regclass);
