-- due: failed scans-unlocked
-- tries: to make all rules on an empty table, where they cost nothing, and to give that table the name.
CREATE TABLE orders_new (LIKE orders INCLUDING ALL);
ALTER TABLE orders_new ALTER COLUMN note SET NOT NULL,
  ADD CONSTRAINT total_not_negative CHECK (total_cents >= 0);
\ir ../parts/unique.sql
SET lock_timeout = '1s';
-- @retry 55P03 times=20 pause=500ms
ALTER TABLE orders_new ADD FOREIGN KEY (user_id) REFERENCES users (id);
-- @within 2min
-- @retry 55P03 times=20 pause=500ms
DO $$
BEGIN
  LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
  INSERT INTO orders_new SELECT id, user_id, status, total_cents, items, coalesce(note, ''), created_at, updated_at FROM orders;
  PERFORM setval(pg_get_serial_sequence('orders_new', 'id'), (SELECT max(id) FROM orders_new));
  ALTER TABLE orders RENAME TO orders_old;
  ALTER TABLE orders_new RENAME TO orders;
  GRANT SELECT, INSERT, UPDATE, DELETE ON orders TO shop_app;
END
$$;
-- @pause 2s
