-- breaks: queue-formed
-- A queue behind a statement that waits for SHARE, not ACCESS EXCLUSIVE.
BEGIN;
UPDATE orders SET note = note WHERE id = 1;
-- @session B
-- @async
CREATE INDEX orders_gift_idx ON orders (status);
-- @pause 6s
-- @session A
COMMIT;
-- @join B
