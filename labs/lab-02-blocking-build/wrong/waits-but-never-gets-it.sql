-- breaks: share-lock-on-orders
-- The build waits behind an unfinished payment, customers wait behind the build, and then a guard ends it.
-- SHARE was asked for and never held.
-- @session B
BEGIN;
UPDATE orders SET note = note WHERE id = 1;
-- @session A
SET lock_timeout = '2s';
-- @expect 55P03
CREATE INDEX orders_status_created_at_idx ON orders (status, created_at);
-- @session B
ROLLBACK;
