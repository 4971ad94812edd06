-- breaks: read-little
-- Page after page by OFFSET: each page reads all the pages before it, to skip them.

\ir ../parts/copy-and-wait.sql
\ir ../parts/column-and-v2.sql

-- 450 pages, counted from the beginning.
CREATE PROCEDURE fill_pages(first_page int, last_page int) LANGUAGE plpgsql AS $$
DECLARE
  size int := (SELECT max(id) / 450 FROM orders);
  low bigint;
  high bigint;
BEGIN
  FOR page IN first_page .. last_page LOOP
    WHILE (SELECT max(pg_current_wal_lsn() - replay_lsn) FROM pg_stat_replication) > 6000000 LOOP
      PERFORM pg_sleep(0.1);
    END LOOP;
    SELECT min(id), max(id) INTO low, high
      FROM (SELECT id FROM orders ORDER BY id OFFSET page * size LIMIT size) AS of_the_page;
    COMMIT; -- a long search is no long transaction that writes
    UPDATE orders SET line_count = jsonb_array_length(items) WHERE id BETWEEN low AND high;
    COMMIT;
  END LOOP;
END
$$;

-- A vacuum after each part, as it should be.
-- @within 5min
CALL fill_pages(0, 44);
-- A VACUUM by hand writes as fast as it can, and all of it is on its way to the standby. This slows it down.
SET vacuum_cost_delay = '10ms';
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
