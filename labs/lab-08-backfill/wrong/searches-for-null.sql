-- breaks: read-little
-- Whatever is not filled yet, and no index knows that: each batch reads over all that is filled, and is slower than the last.

\ir ../parts/copy-and-wait.sql
\ir ../parts/column-and-v2.sql

-- 450 pages, each of them the first that is still empty.
CREATE PROCEDURE fill_pages(first_page int, last_page int) LANGUAGE plpgsql AS $$
DECLARE
  size int := (SELECT max(id) / 450 FROM orders);
  empty bigint[];
BEGIN
  FOR page IN first_page .. last_page LOOP
    WHILE (SELECT max(pg_current_wal_lsn() - replay_lsn) FROM pg_stat_replication) > 6000000 LOOP
      PERFORM pg_sleep(0.1);
    END LOOP;
    empty := ARRAY(SELECT id FROM orders WHERE line_count IS NULL ORDER BY id LIMIT size);
    COMMIT; -- a long search is no long transaction that writes
    UPDATE orders SET line_count = jsonb_array_length(items) WHERE id = ANY (empty);
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
