-- breaks: index-gone (a cheat)
-- Renamed is not removed.
BEGIN;
CREATE INDEX orders_status_created_at_idx ON orders (status, created_at);
-- @pause 3s
COMMIT;
-- @pause 3s
-- @next
ALTER INDEX orders_status_created_at_idx RENAME TO to_be_dropped;
