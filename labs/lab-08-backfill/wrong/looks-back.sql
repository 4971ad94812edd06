-- breaks: lag-bounded
-- replay_lag tells how long it took what has arrived. When it says 4 s, far more is on its way already.

-- A quarter of the orders, on a table that nobody uses: one UPDATE may do there what it likes.
CREATE TABLE orders_copy AS SELECT * FROM orders WHERE id % 4 = 0;
ALTER TABLE orders_copy ADD COLUMN line_count int;
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
    -- Up to five seconds are allowed.
    WHILE (SELECT max(replay_lag) FROM pg_stat_replication) > '4 seconds' LOOP
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

-- The night shift may or may not be quick enough.
-- @async
-- @may-fail
CALL fill_orders(1.00);
-- The standby is behind.
-- @until SELECT coalesce(max(replay_lag) > '6 seconds', false) FROM pg_stat_replication
-- @within 5min
-- @join A
