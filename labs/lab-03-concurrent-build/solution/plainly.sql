SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
SELECT indisvalid, indisready, indislive FROM pg_index WHERE indexrelid = 'orders_status_created_at_idx'::regclass;
