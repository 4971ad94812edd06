-- due: passed
-- tries: to take the lock without a guard, and to set the guard when the lock is there. Nobody was in the way, so nobody waited.
\ir ../parts/not-null.sql
\ir ../parts/foreign-key.sql
\ir ../parts/unique.sql
SET lock_timeout = 0;
BEGIN;
LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
SET LOCAL lock_timeout = '100ms';
ALTER TABLE orders ADD CONSTRAINT orders_total_not_negative CHECK (total_cents >= 0) NOT VALID;
COMMIT;
SET lock_timeout = '100ms';
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders VALIDATE CONSTRAINT orders_total_not_negative;
-- @pause 2s
