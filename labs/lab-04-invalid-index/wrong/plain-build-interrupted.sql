-- breaks: interrupted
-- A plain build that fails is rolled back and leaves nothing.
-- @session B
BEGIN;
UPDATE orders SET note = note WHERE id = 1;
-- @session A
SET lock_timeout = '100ms';
-- @expect 55P03
CREATE INDEX orders_status_created_at_idx ON orders (status, created_at);
-- @session B
ROLLBACK;
