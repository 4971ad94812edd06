-- breaks: index-built
-- A partial index does not answer questions about all orders.
BEGIN;
CREATE INDEX orders_status_created_at_idx ON orders (status, created_at) WHERE status = 'new';
-- @pause 3s
COMMIT;
