-- breaks: batches-bounded
-- The batches are small, and none of them commits before the last one is through.

\ir ../parts/copy-and-wait.sql
\ir ../parts/column-and-v2.sql

DO $$
DECLARE
  last bigint := 0;
BEGIN
  WHILE last < (SELECT max(id) FROM orders) LOOP
    UPDATE orders SET line_count = jsonb_array_length(items) WHERE id > last AND id <= last + 2000;
    last := last + 2000;
  END LOOP;
END
$$;
