-- breaks: short-transactions
-- The pause is in the transaction: whatever the batch has written stays locked while the session sleeps.

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
    -- Give the standby some time.
    PERFORM pg_sleep(2.5);
    COMMIT;
  END LOOP;
END
$$;

-- A few batches are enough to see it.
CALL fill_orders(0.02);
