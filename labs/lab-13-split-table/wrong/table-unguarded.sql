-- breaks: table-guarded
-- A new table disturbs nobody, so it has no guard. Its foreign key is on a table in use.
SET lock_timeout = 0;
CREATE TABLE order_items (
  order_id    bigint NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  line        int NOT NULL,
  sku         text NOT NULL,
  qty         int NOT NULL,
  price_cents int NOT NULL,
  PRIMARY KEY (order_id, line)
);

-- @deploy v2
