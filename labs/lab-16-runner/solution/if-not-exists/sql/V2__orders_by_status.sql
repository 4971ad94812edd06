-- It was built by a deployer that did not live to note it, and it is valid.
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_by_status ON orders (status, created_at);
