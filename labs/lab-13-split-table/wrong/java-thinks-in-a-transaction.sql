-- breaks: nobody-harmed-by-the-table
-- The customer is locked, then another system is asked. Whoever wants something of the same customer waits as long as that takes.
-- The table is empty, so its foreign key costs nothing but a moment's lock on orders.
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

-- @write java-thinks-in-a-transaction
-- @deploy V2.java
-- @pause 15s
