-- Somebody reads orders, the change waits behind them, and the customers behind the change.
BEGIN;
SELECT count(*) FROM orders WHERE id < 10;
-- @session B
-- @async
ALTER TABLE orders ADD COLUMN gift_wrap boolean;
-- @pause 6s
-- @session A
COMMIT;
-- @join B

-- Those who queued up are served; then the shop is calm again.
-- @pause 4s
