-- breaks: lag-bounded
-- The lag is looked at before the backfill, and not during it.

\ir ../parts/copy-and-wait.sql
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
    UPDATE orders SET line_count = jsonb_array_length(items)
     WHERE id > last AND id <= least(last + 2000, stop);
    last := least(last + 2000, stop);
    UPDATE backfill SET done = last;
    COMMIT;
  END LOOP;
END
$$;

-- The standby is not behind: the way is free.
-- @until SELECT coalesce(max(pg_current_wal_lsn() - replay_lsn), 0) < 1000000 FROM pg_stat_replication
-- The night shift may or may not be quick enough.
-- @may-fail
CALL fill_orders(1.00);
-- @close A
CALL fill_orders(1.00);

-- The standby is behind.
-- @until SELECT coalesce(max(replay_lag) > '6 seconds', false) FROM pg_stat_replication
