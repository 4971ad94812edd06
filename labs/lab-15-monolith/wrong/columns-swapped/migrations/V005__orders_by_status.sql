-- transaction: none
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (created_at, status);
