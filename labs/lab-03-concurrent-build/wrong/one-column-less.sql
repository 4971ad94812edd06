-- breaks: asked-index
-- The date is only included: the index does not sort by it.
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status) INCLUDE (created_at);
