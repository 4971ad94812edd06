-- breaks: all-write-both
-- The table is there. Nobody writes to it.
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
-- @pause 2s
