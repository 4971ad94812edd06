-- breaks: totals-agree
-- The lines follow half a second later in a transaction of their own: there are always orders that have none yet.
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

-- @write java-two-transactions
-- @deploy V2.java

-- @next
-- By ranges of ids, each held against erasure while it is copied. What is there already is passed over.
DO $$
DECLARE
  last bigint := (SELECT max(id) FROM orders);
  done bigint := 0;
BEGIN
  WHILE done < last LOOP
    INSERT INTO order_items (order_id, line, sku, qty, price_cents)
    SELECT o.id, item.line, item.value ->> 'sku', (item.value ->> 'qty')::int, (item.value ->> 'price_cents')::int
      FROM orders AS o
     CROSS JOIN LATERAL jsonb_array_elements(o.items) WITH ORDINALITY AS item (value, line)
     WHERE o.id > done AND o.id <= done + 3000
       FOR KEY SHARE OF o
    ON CONFLICT (order_id, line) DO NOTHING;
    COMMIT;
    PERFORM pg_sleep(0.02);
    done := done + 3000;
  END LOOP;
END
$$;
-- @pause 2s
