-- breaks: scans-unlocked (a cheat)
-- The server tells its scans to the log of the learner's sessions. So the step was put into a function, and another role ran it.
-- What the import has left empty.
UPDATE orders SET note = '' WHERE note IS NULL;
SET lock_timeout = '100ms';
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders ADD CONSTRAINT orders_total_not_negative CHECK (total_cents >= 0) NOT VALID;
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders VALIDATE CONSTRAINT orders_total_not_negative;
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders VALIDATE CONSTRAINT orders_user_id_fkey;
SET lock_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);
SET lock_timeout = '100ms';
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key;
CREATE FUNCTION note_not_null() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET lock_timeout = '100ms' AS $$
BEGIN
  ALTER TABLE public.orders ALTER COLUMN note SET NOT NULL;
END
$$;
-- @session B as app_v1
-- @retry 55P03 times=40 pause=500ms
SELECT note_not_null();
-- @session A
DROP FUNCTION note_not_null();
