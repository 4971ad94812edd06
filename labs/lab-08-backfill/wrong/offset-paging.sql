-- breaks: read-little
-- Page after page by OFFSET: each page reads all the pages before it, to skip them.

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

-- 450 pages, counted from the beginning.
CREATE PROCEDURE fill_pages(first_page int, last_page int) LANGUAGE plpgsql AS $$
DECLARE
  size int := (SELECT max(id) / 450 FROM orders);
BEGIN
  FOR page IN first_page .. last_page LOOP
    WHILE (SELECT max(pg_current_wal_lsn() - replay_lsn) FROM pg_stat_replication) > 6000000 LOOP
      PERFORM pg_sleep(0.1);
    END LOOP;
    COMMIT;
    UPDATE orders SET line_count = jsonb_array_length(items)
     WHERE id IN (SELECT id FROM orders ORDER BY id OFFSET page * size LIMIT size);
    COMMIT;
  END LOOP;
END
$$;

-- A vacuum after each part, as it should be.
-- @within 5min
CALL fill_pages(0, 44);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_pages(45, 89);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_pages(90, 134);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_pages(135, 199);
VACUUM (TRUNCATE off) orders;

-- In the middle of this part the session is ended.
-- @within 5min
-- @expect 57P01
CALL fill_pages(200, 290);
