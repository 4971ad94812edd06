CREATE TABLE delivery_tracking (delivery_id bigint PRIMARY KEY, tracking jsonb NOT NULL);
DO $$
BEGIN
  IF to_regclass('public.migration_history') IS NOT NULL THEN
    PERFORM pg_sleep(12);
  END IF;
END
$$;
