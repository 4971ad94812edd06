-- breaks: table-shape
-- A better name for a column, which v2 does not know.
SET lock_timeout = '100ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
CREATE TABLE order_items (
  order_id    bigint NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  line        int NOT NULL,
  sku         text NOT NULL,
  quantity    int NOT NULL,
  price_cents int NOT NULL,
  PRIMARY KEY (order_id, line)
);
-- @pause 1s
