-- Partitioned by order, with a key of its own for each line, and with what a line costs as a column that fills itself.
SET lock_timeout = '200ms';
CREATE TABLE order_items (
  id          bigint GENERATED ALWAYS AS IDENTITY,
  order_id    bigint NOT NULL,
  line        integer NOT NULL,
  sku         text NOT NULL,
  qty         integer NOT NULL CHECK (qty > 0),
  price_cents integer NOT NULL,
  cents       bigint GENERATED ALWAYS AS (qty::bigint * price_cents) STORED NOT NULL
) PARTITION BY HASH (order_id);
CREATE TABLE order_items_0 PARTITION OF order_items FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE order_items_1 PARTITION OF order_items FOR VALUES WITH (MODULUS 2, REMAINDER 1);
-- @pause 2s
-- Nobody knows this table yet, so that nobody waits.
RESET lock_timeout;
CREATE UNIQUE INDEX ON order_items (order_id, line) INCLUDE (sku);
CREATE INDEX ON order_items (sku);
SET lock_timeout = '200ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE order_items ADD FOREIGN KEY (order_id) REFERENCES orders ON DELETE CASCADE;

-- A few servers first, then all.
-- @deploy v1 v2
-- @pause 3s
-- @deploy v2

-- @next
-- What has no lines yet is a list, and two sessions take from it what the other one has not.
CREATE TABLE without_lines AS SELECT o.id FROM orders AS o WHERE NOT EXISTS (SELECT FROM order_items AS i WHERE i.order_id = o.id);
-- @pause 2s
ALTER TABLE without_lines ADD PRIMARY KEY (id);
CREATE PROCEDURE bring_lines() LANGUAGE plpgsql AS $$
DECLARE
  next_ones bigint[];
BEGIN
  LOOP
    WITH taken AS (
      DELETE FROM without_lines WHERE id IN (SELECT id FROM without_lines ORDER BY id LIMIT 2000 FOR UPDATE SKIP LOCKED) RETURNING id
    )
    SELECT array_agg(id) INTO next_ones FROM taken;
    EXIT WHEN next_ones IS NULL;
    INSERT INTO order_items (order_id, line, sku, qty, price_cents)
    SELECT o.id, item.line, item.sku, item.qty, item.price_cents
      FROM (SELECT id, items FROM orders WHERE id = ANY (next_ones) ORDER BY id FOR SHARE) AS o,
           ROWS FROM (jsonb_to_recordset(o.items) AS (sku text, qty int, price_cents int)) WITH ORDINALITY AS item (sku, qty, price_cents, line)
    ON CONFLICT DO NOTHING;
    COMMIT;
    PERFORM pg_sleep(0.05);
  END LOOP;
END
$$;
-- @session B
-- @async
CALL bring_lines();
-- @session A
CALL bring_lines();
-- @join B
DROP PROCEDURE bring_lines;
DROP TABLE without_lines;

-- @next
-- Readers of both kinds side by side, then v3 alone.
-- @deploy v2 v3
-- @pause 3s
-- @deploy v3
-- @pause 8s
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE orders ALTER COLUMN items SET DEFAULT jsonb_build_array();
-- @deploy v3 v4
-- @pause 3s
-- @deploy v4
-- Nobody knows the old column any more.
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE orders DROP COLUMN items;
-- @pause 2s
