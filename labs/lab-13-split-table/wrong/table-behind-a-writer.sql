-- breaks: nobody-harmed-by-the-table
-- Somebody has an order open for writing. The new table's foreign key waits for that, and all other writers behind it.
-- @session B
BEGIN;
UPDATE orders SET note = note WHERE id = 1;
-- @session A
SET lock_timeout = '1500ms';
-- @expect 55P03
CREATE TABLE order_items (
  order_id    bigint NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  line        int NOT NULL,
  sku         text NOT NULL,
  qty         int NOT NULL,
  price_cents int NOT NULL,
  PRIMARY KEY (order_id, line)
);
-- @session B
COMMIT;
-- @session A
SET lock_timeout = '100ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
CREATE TABLE order_items (
  order_id    bigint NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  line        int NOT NULL,
  sku         text NOT NULL,
  qty         int NOT NULL,
  price_cents int NOT NULL,
  PRIMARY KEY (order_id, line)
);

-- @deploy v2
