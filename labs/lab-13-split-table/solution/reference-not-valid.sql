-- First a table that nobody notices, then its foreign key.
CREATE TABLE order_items (
  order_id    bigint NOT NULL,
  line        int NOT NULL,
  sku         text NOT NULL,
  qty         int NOT NULL,
  price_cents int NOT NULL,
  PRIMARY KEY (order_id, line)
);
SET lock_timeout = '100ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE order_items ADD CONSTRAINT order_items_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE NOT VALID;

-- @deploy v2

-- @next
-- From the newest orders to the oldest: what customers look at comes first.
DO $$
DECLARE
  done bigint := (SELECT max(id) FROM orders);
BEGIN
  WHILE done > 0 LOOP
    WITH held AS MATERIALIZED (
      SELECT id, items FROM orders
       WHERE id <= done AND id > done - 4000
       ORDER BY id
         FOR KEY SHARE
    )
    INSERT INTO order_items (order_id, line, sku, qty, price_cents)
    SELECT held.id, item.line, item.value ->> 'sku', (item.value ->> 'qty')::int, (item.value ->> 'price_cents')::int
      FROM held
     CROSS JOIN LATERAL jsonb_array_elements(held.items) WITH ORDINALITY AS item (value, line)
    ON CONFLICT DO NOTHING;
    COMMIT;
    PERFORM pg_sleep(0.05);
    done := done - 4000;
  END LOOP;
END
$$;

-- Run again it does no harm.
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
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE order_items VALIDATE CONSTRAINT order_items_order_id_fkey;

-- Both sides, counted in one snapshot, while the shop goes on.
SELECT (SELECT sum(total_cents) FROM orders) AS orders_cents, (SELECT sum(qty * price_cents) FROM order_items) AS items_cents;

-- @next
-- @deploy v3
-- @pause 8s

-- An empty list for those who do not say.
SET lock_timeout = '100ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE orders ALTER COLUMN items SET DEFAULT '[]';
-- @deploy v4
-- @pause 2s
