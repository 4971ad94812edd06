-- transaction: none
-- No guard: one that strikes would leave an INVALID index.
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
