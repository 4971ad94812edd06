-- A quarter of the orders, on a table that nobody uses: one UPDATE may do there what it likes. The indexes are those of orders, since an
-- UPDATE writes to them too.
CREATE TABLE orders_copy (LIKE orders INCLUDING INDEXES);
INSERT INTO orders_copy SELECT * FROM orders WHERE id % 4 = 0;
ALTER TABLE orders_copy ADD COLUMN line_count int;
-- What follows is to be seen by itself.
-- @within 10min
-- @until SELECT coalesce(max(pg_current_wal_lsn() - replay_lsn), 0) < 1000000 FROM pg_stat_replication
UPDATE orders_copy SET line_count = jsonb_array_length(items);

-- What that has written is still on its way to the standby.
-- @within 10min
-- @until SELECT coalesce(max(pg_current_wal_lsn() - replay_lsn), 0) < 1000000 FROM pg_stat_replication

-- @next
SET lock_timeout = '200ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE orders ADD COLUMN line_count int;
RESET lock_timeout;

-- The database counts the lines of each new order itself; v2 is not needed. No order that was placed before the trigger is still
-- on its way when this ends: CREATE TRIGGER waits for whoever writes to orders.
CREATE FUNCTION count_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.line_count := jsonb_array_length(NEW.items);
  RETURN NEW;
END
$$;
SET lock_timeout = '200ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
CREATE TRIGGER count_lines BEFORE INSERT OR UPDATE OF items ON orders
  FOR EACH ROW EXECUTE FUNCTION count_lines();
RESET lock_timeout;

-- Fills the orders in one stretch of the keys, wherever they are not filled yet. Each batch waits until the standby has replayed the
-- one before it.
CREATE PROCEDURE fill_orders(from_share numeric, to_share numeric) LANGUAGE plpgsql AS $$
DECLARE
  highest bigint := (SELECT max(id) FROM orders);
  last bigint := floor(highest * from_share);
  stop bigint := ceil(highest * to_share);
  written pg_lsn;
BEGIN
  WHILE last < stop LOOP
    UPDATE orders SET line_count = jsonb_array_length(items)
     WHERE id > last AND id <= last + 2000 AND line_count IS NULL;
    COMMIT;
    last := last + 2000;
    written := pg_current_wal_lsn();
    WHILE (SELECT min(replay_lsn) FROM pg_stat_replication) < written LOOP
      PERFORM pg_sleep(0.05);
    END LOOP;
    COMMIT; -- the next batch begins its own transaction
  END LOOP;
END
$$;

-- @within 5min
CALL fill_orders(0.00, 0.10);
-- A VACUUM by hand writes as fast as it can, and all of it is on its way to the standby. This slows it down.
SET vacuum_cost_delay = '10ms';
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.10, 0.20);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.20, 0.30);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.30, 0.45);
VACUUM (TRUNCATE off) orders;

-- In the middle of this part the session is ended.
-- @within 5min
-- @expect 57P01
CALL fill_orders(0.45, 0.62);
-- @close A

-- The table itself knows what is filled. A range of the key that is done costs a look at it, and no write.
SET vacuum_cost_delay = '10ms';
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.00, 0.62);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.62, 0.74);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.74, 0.87);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.87, 1.00);
