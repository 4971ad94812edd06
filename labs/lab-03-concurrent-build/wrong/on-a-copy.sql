-- breaks: asked-index (a cheat)
-- Nobody is disturbed, and the table that customers use has no index.
CREATE TABLE orders_copy AS SELECT * FROM orders WHERE id < 1000;
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders_copy (status, created_at);
