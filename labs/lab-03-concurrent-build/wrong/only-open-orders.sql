-- breaks: asked-index
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at) WHERE status IN ('new', 'paid');
