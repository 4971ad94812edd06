-- breaks: built-concurrently
-- The right index, and three seconds in which nobody could buy.
BEGIN;
CREATE INDEX orders_status_created_at_idx ON orders (status, created_at);
-- @pause 3s
COMMIT;
