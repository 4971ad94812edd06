-- breaks: index-built
-- An index on (created_at, status) is another index.
BEGIN;
CREATE INDEX orders_status_created_at_idx ON orders (created_at, status);
-- @pause 3s
COMMIT;
