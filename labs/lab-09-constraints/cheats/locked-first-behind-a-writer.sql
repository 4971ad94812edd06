-- due: failed nobody-harmed
-- tries: the same while somebody is in the way: no DDL is without a guard, and the customers stand behind LOCK TABLE.
\ir ../parts/not-null.sql
\ir ../parts/foreign-key.sql
\ir ../parts/unique.sql
-- @session B
BEGIN;
SELECT count(*) FROM orders WHERE id < 10;
-- @session A
SET lock_timeout = 0;
BEGIN;
-- @async
LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
-- @pause 2s
-- @session B
COMMIT;
-- @join A
-- @session A
SET LOCAL lock_timeout = '100ms';
ALTER TABLE orders ADD CONSTRAINT orders_total_not_negative CHECK (total_cents >= 0) NOT VALID;
COMMIT;
SET lock_timeout = '100ms';
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders VALIDATE CONSTRAINT orders_total_not_negative;
-- @pause 2s
