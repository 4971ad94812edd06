SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
