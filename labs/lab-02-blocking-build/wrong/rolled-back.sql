-- breaks: index-built
-- Everybody waited, and then the index was rolled back.
BEGIN;
CREATE INDEX orders_status_created_at_idx ON orders (status, created_at);
-- @pause 3s
ROLLBACK;
