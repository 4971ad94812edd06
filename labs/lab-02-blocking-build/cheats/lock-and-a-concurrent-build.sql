-- due: passed
-- tries: to show the harm without the build: the index is built concurrently, and the lock is taken by hand.
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
BEGIN;
LOCK TABLE orders IN SHARE MODE;
-- @pause 4s
COMMIT;
-- @pause 3s
-- @next
DROP INDEX CONCURRENTLY orders_status_created_at_idx;
