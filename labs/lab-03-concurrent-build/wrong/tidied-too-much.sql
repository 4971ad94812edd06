-- breaks: other-indexes-kept
-- "The new one has created_at too, so the old one can go."
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
DROP INDEX CONCURRENTLY orders_created_at_idx;
