-- breaks: table-shape
-- Rows go into an unlogged table in half of the time. After a crash it is empty.
-- The table is empty, so its foreign key costs nothing but a moment's lock on orders.
SET lock_timeout = '100ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
CREATE UNLOGGED TABLE order_items (
  order_id    bigint NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  line        int NOT NULL,
  sku         text NOT NULL,
  qty         int NOT NULL,
  price_cents int NOT NULL,
  PRIMARY KEY (order_id, line)
);

-- @deploy v2
