-- breaks: index-gone
-- Nothing is taken away.
BEGIN;
CREATE INDEX orders_status_created_at_idx ON orders (status, created_at);
-- @pause 3s
COMMIT;
-- @pause 3s
-- @next
SELECT count(*) FROM pg_index WHERE indrelid = 'orders'::regclass;
