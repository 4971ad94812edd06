-- The index met a cancellation and was left INVALID. It is dropped by hand, and the same file is applied again; then one change is taken
-- back and applied once more.
-- @write in-steps
-- @run apply --to 4
-- @session B
BEGIN;
UPDATE orders SET note = note WHERE id = 1;
-- @session A
SET lock_timeout = '500ms';
-- @expect 55P03
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
RESET lock_timeout;
-- @session B
COMMIT;
-- @session A
-- On a busy machine it may have been cancelled before there was anything to leave behind.
DROP INDEX CONCURRENTLY IF EXISTS orders_status_created_at_idx;
-- @run apply --to 6
-- @run apply --undo
-- @run apply
-- @run rehearse
-- @deploy v1 v2
-- @pause 10s
-- @deploy v2
-- @run apply
-- @pause 2s
