-- breaks: other-indexes-kept
-- Two indexes on created_at, so one was thought to be enough to remove, and then both were.
BEGIN;
CREATE INDEX orders_status_created_at_idx ON orders (status, created_at);
-- @pause 3s
COMMIT;
-- @pause 3s
-- @next
DROP INDEX CONCURRENTLY orders_created_at_idx;
DROP INDEX CONCURRENTLY orders_status_created_at_idx;
