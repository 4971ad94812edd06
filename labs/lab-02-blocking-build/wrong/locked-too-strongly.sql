-- breaks: reads-went-on
-- "To be on the safe side" the table is locked altogether.
BEGIN;
LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
CREATE INDEX orders_status_created_at_idx ON orders (status, created_at);
-- @pause 3s
COMMIT;
