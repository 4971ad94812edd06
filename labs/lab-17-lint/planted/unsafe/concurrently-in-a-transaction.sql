-- CREATE INDEX CONCURRENTLY cannot run in a transaction
BEGIN;
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_status_idx ON orders (status);
COMMIT;
