-- breaks: by-the-runner
-- The shop is changed by hand while the lint step is still being written, and everybody waits for it. The files have nothing in them.
BEGIN;
ALTER TABLE orders ADD COLUMN source text;
SELECT pg_sleep(4);
COMMIT;
CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);
ALTER TABLE vouchers ALTER COLUMN code TYPE varchar(40);
DROP TABLE old_flags;
-- @write ../solution/in-the-settings
-- @write by-hand-in-phase-one
-- @run lint
-- @next
-- @run apply
-- @pause 1s
