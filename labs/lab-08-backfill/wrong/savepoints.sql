-- breaks: batches-bounded (a cheat)
-- Each batch is a sub-transaction. They all commit together.

\ir ../parts/copy-and-wait.sql
\ir ../parts/column-and-v2.sql

DO $$
DECLARE
  last bigint := 0;
BEGIN
  WHILE last < (SELECT max(id) FROM orders) LOOP
    BEGIN
      UPDATE orders SET line_count = jsonb_array_length(items) WHERE id > last AND id <= last + 2000;
    EXCEPTION WHEN lock_not_available THEN
      RAISE NOTICE 'somebody holds a row after %', last;
    END;
    last := last + 2000;
  END LOOP;
END
$$;
