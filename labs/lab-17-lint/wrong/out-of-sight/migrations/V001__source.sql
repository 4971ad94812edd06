SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
DO $$
BEGIN
  ALTER TABLE orders ADD COLUMN source text;
  PERFORM pg_sleep(3);
END
$$;
