-- breaks: share-lock-on-orders
-- A concurrent build stops nobody: it takes SHARE UPDATE EXCLUSIVE.
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
