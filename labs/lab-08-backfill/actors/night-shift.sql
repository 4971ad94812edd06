-- The night shift ends the session that fills orders, once, when about half of them are filled.
-- It has every right, so it reads no table of the shop's: the questions are asked by the observer.
SET search_path = pg_catalog;
-- @within 60min
-- @until SELECT NOT EXISTS (SELECT FROM zdm.interruption) AND count(*) BETWEEN 3 AND 14
--          FROM zdm.samples AS s
--         CROSS JOIN LATERAL (SELECT to_jsonb(o) ->> 'line_count' AS count FROM public.orders AS o WHERE o.id = s.id LIMIT 1) AS o
--         WHERE o.count IS NOT NULL
INSERT INTO zdm.reads VALUES (zdm.rows_read());
-- @within 60min
-- @until SELECT count(*) BETWEEN 8 AND 14
--          FROM zdm.samples AS s
--         CROSS JOIN LATERAL (SELECT to_jsonb(o) ->> 'line_count' AS count FROM public.orders AS o WHERE o.id = s.id LIMIT 1) AS o
--         WHERE o.count IS NOT NULL

-- Whoever writes to orders at this moment. Between two batches nobody does, hence some patience.
-- A session that has ended has also told the statistics what it has read.
DO $$
DECLARE
  writer int;
BEGIN
  FOR look IN 1..250 LOOP
    PERFORM pg_stat_clear_snapshot();
    SELECT l.pid INTO writer
      FROM pg_locks AS l
      JOIN pg_stat_activity AS a USING (pid)
     WHERE l.relation = to_regclass('public.orders') AND l.mode = 'RowExclusiveLock' AND l.granted
       AND a.datname = current_database() AND a.usename LIKE 'learner%'
     LIMIT 1;
    EXIT WHEN FOUND;
    PERFORM pg_sleep(0.02);
  END LOOP;
  IF writer IS NOT NULL THEN
    -- On a busy machine a process may take longer to be buried; it was interrupted all the same.
    PERFORM pg_terminate_backend(writer, 5000);
    INSERT INTO zdm.interruption
    SELECT clock_timestamp(), zdm.rows_read() - max(so_far) FROM zdm.reads;
  END IF;
END
$$;
