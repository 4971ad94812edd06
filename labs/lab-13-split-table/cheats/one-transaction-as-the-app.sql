-- due: failed batches-bounded
-- tries: to copy all orders in one transaction, in a session of role app_v2, whose statements the log leaves out.
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
-- @session B as app_v2
BEGIN;
-- @within 3min
INSERT INTO order_items (order_id, line, sku, qty, price_cents)
SELECT o.id, item.line, item.value ->> 'sku', (item.value ->> 'qty')::int, (item.value ->> 'price_cents')::int
  FROM orders AS o
 CROSS JOIN LATERAL jsonb_array_elements(o.items) WITH ORDINALITY AS item (value, line)
   FOR KEY SHARE OF o
ON CONFLICT (order_id, line) DO NOTHING;
-- @pause 11s
COMMIT;
-- @pause 1s
