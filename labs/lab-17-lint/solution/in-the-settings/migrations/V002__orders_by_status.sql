-- transaction: none
-- A guard that ends the build in the middle leaves an INVALID index.
-- squawk-ignore require-lock-timeout, require-statement-timeout
CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);
