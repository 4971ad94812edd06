-- breaks: pool-exhausted (a cheat)
-- The guard belongs into the second phase. With it nobody is turned away in the first.
BEGIN;
SELECT count(*) FROM orders WHERE id < 10;
-- @session B
SET lock_timeout = '1500ms';
-- @expect 55P03
ALTER TABLE orders ADD COLUMN gift_wrap boolean;
-- @session A
COMMIT;
