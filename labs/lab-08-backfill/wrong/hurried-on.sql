-- breaks: lag-bounded
-- The standby is still busy with phase 1 when phase 2 begins.

-- The whole table this time.
CREATE TABLE orders_copy AS SELECT * FROM orders;
ALTER TABLE orders_copy ADD COLUMN line_count int;
UPDATE orders_copy SET line_count = jsonb_array_length(items);

\ir ../parts/column-and-v2.sql
\ir ../parts/progress.sql

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
-- @within 10min
CALL fill_orders(0.10);
