-- breaks: share-lock-on-orders
-- The right lock on the wrong table. The right index is built without one.
BEGIN;
CREATE INDEX users_created_at_idx ON users (created_at);
-- @pause 2s
COMMIT;
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
