-- breaks: totals-agree
-- The backfill was interrupted and began again. Nothing keeps a line from being there twice.
SET lock_timeout = '100ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
CREATE TABLE order_items (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id    bigint NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  line        int NOT NULL,
  sku         text NOT NULL,
  qty         int NOT NULL,
  price_cents int NOT NULL
);
CREATE INDEX order_items_order_id_idx ON order_items (order_id);

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
     WHERE o.id > done AND o.id <= done + 20000
       FOR KEY SHARE OF o;
    COMMIT;
    PERFORM pg_sleep(0.02);
    done := done + 20000;
  END LOOP;
END
$$;
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
     WHERE o.id > done AND o.id <= done + 20000
       FOR KEY SHARE OF o;
    COMMIT;
    PERFORM pg_sleep(0.02);
    done := done + 20000;
  END LOOP;
END
$$;
