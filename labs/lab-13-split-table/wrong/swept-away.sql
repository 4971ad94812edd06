-- breaks: orders-kept (a cheat)
-- Orders without items look broken to whoever knows the old column only, and are swept away.
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

-- @next
-- Readers first. The old column is still written, so the way back is open.
-- @deploy v3
-- @pause 8s

-- Then the old column may stay empty, and is left alone.
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE orders ALTER COLUMN items DROP NOT NULL;
-- @deploy v4
-- @pause 2s
-- @pause 4s
DELETE FROM orders WHERE items IS NULL;
