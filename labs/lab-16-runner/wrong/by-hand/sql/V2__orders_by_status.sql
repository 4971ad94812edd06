CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_by_status ON orders (status, created_at);
