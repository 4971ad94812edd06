-- breaks: past-kept (a cheat)
-- One line per order, of the whole amount: it adds up, and nobody looks at the articles of the past.
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

-- @deploy v2

-- @next
DO $$
DECLARE
  last bigint := (SELECT max(id) FROM orders);
  done bigint := 0;
BEGIN
  WHILE done < last LOOP
    INSERT INTO order_items (order_id, line, sku, qty, price_cents)
    SELECT o.id, 1, o.items -> 0 ->> 'sku', 1, o.total_cents
      FROM orders AS o
     WHERE o.id > done AND o.id <= done + 3000
       AND NOT EXISTS (SELECT FROM order_items WHERE order_id = o.id)
       FOR KEY SHARE OF o
    ON CONFLICT (order_id, line) DO NOTHING;
    COMMIT;
    PERFORM pg_sleep(0.02);
    done := done + 3000;
  END LOOP;
END
$$;

-- Both sides, counted in one snapshot, while the shop goes on.
SELECT (SELECT sum(total_cents) FROM orders) AS orders_cents, (SELECT sum(qty * price_cents) FROM order_items) AS items_cents;
