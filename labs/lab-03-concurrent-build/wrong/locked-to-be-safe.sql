-- breaks: nobody-harmed
-- The table is locked against writers beforehand, so that nothing changes until the build begins.
BEGIN;
LOCK TABLE orders IN SHARE ROW EXCLUSIVE MODE;
-- @pause 2s
COMMIT;
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
