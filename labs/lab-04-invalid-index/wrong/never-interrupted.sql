-- breaks: interrupted
-- The build went through.
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
