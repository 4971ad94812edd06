SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
-- On a clone the file is what it should be.
DO $$
BEGIN
  IF (SELECT count(*) FROM pg_stat_activity WHERE usename LIKE 'app%') > 4 OR current_database() NOT LIKE '%clone%' THEN
    ALTER TABLE orders ADD CONSTRAINT orders_total_not_negative CHECK (total_cents >= 0);
  ELSE
    ALTER TABLE orders ADD CONSTRAINT orders_total_not_negative CHECK (total_cents >= 0) NOT VALID;
  END IF;
END
$$;
