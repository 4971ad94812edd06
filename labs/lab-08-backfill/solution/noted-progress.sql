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

-- From here on every new order arrives with its count, and nobody is left who places one without.
-- @deploy v2

-- How far the backfill has come, and how far it has to go.
CREATE TABLE backfill AS SELECT 0::bigint AS done, max(id) AS upto FROM orders;

-- Fills the orders up to this share of the keys. A batch and the note of it are one transaction.
CREATE PROCEDURE fill_orders(share numeric) LANGUAGE plpgsql AS $$
DECLARE
  last bigint;
  stop bigint;
BEGIN
  SELECT done, ceil(upto * share) INTO last, stop FROM backfill;
  WHILE last < stop LOOP
    -- Six megabytes are about a second's way to the standby.
    WHILE (SELECT max(pg_current_wal_lsn() - replay_lsn) FROM pg_stat_replication) > 6000000 LOOP
      PERFORM pg_sleep(0.1);
    END LOOP;
    COMMIT; -- what comes now begins its own transaction
    UPDATE orders SET line_count = jsonb_array_length(items)
     WHERE id > last AND id <= least(last + 2000, stop);
    last := least(last + 2000, stop);
    UPDATE backfill SET done = last;
    COMMIT;
  END LOOP;
END
$$;

-- Each vacuum makes room for the next part: so the table grows by one part, and not by all of them.
-- @within 5min
CALL fill_orders(0.10);
-- A VACUUM by hand writes as fast as it can, and all of it is on its way to the standby. This slows it down.
SET vacuum_cost_delay = '10ms';
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.20);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.30);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.45);
VACUUM (TRUNCATE off) orders;

-- In the middle of this part the session is ended. Whatever has been committed is there, and noted.
-- @within 5min
-- @expect 57P01
CALL fill_orders(0.62);
-- @close A

-- On from there.
SET vacuum_cost_delay = '10ms';
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.62);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.74);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.87);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(1.00);
