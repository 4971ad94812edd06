-- breaks: pool-exhausted
-- The queue is there, but for a second and a half only: the pools hold out for three.
BEGIN;
SELECT count(*) FROM orders WHERE id < 10;
-- @session B
-- @async
ALTER TABLE orders ADD COLUMN gift_wrap boolean;
-- @pause 1500ms
-- @session A
COMMIT;
-- @join B
