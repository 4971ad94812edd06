-- breaks: asked-index
-- Most migration tools would send this. PostgreSQL refuses it.
BEGIN;
-- @expect 25001
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
ROLLBACK;
