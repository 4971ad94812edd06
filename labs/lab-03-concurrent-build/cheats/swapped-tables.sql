-- due: failed asked-index
-- tries: to build where nobody waits, and to put that table in the place of orders.
CREATE TABLE orders_new (LIKE orders INCLUDING ALL);
INSERT INTO orders_new SELECT * FROM orders;
CREATE INDEX orders_by_status ON orders_new (status, created_at);
BEGIN;
ALTER TABLE orders RENAME TO orders_old;
ALTER TABLE orders_new RENAME TO orders;
COMMIT;
-- @pause 1s
