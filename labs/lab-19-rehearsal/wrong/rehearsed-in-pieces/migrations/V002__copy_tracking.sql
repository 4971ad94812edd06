-- transaction: none
ALTER TABLE IF EXISTS delivery_tracking ADD COLUMN copied_at timestamptz;
DO $$
DECLARE
  last bigint := 0;
  highest bigint := (SELECT max(id) FROM deliveries);
BEGIN
  IF to_regclass('delivery_tracking') IS NULL THEN
    RETURN;
  END IF;
  WHILE last < highest LOOP
    WHILE (SELECT max(pg_current_wal_lsn() - replay_lsn) FROM pg_stat_replication) > 2000000 LOOP
      PERFORM pg_sleep(0.05);
    END LOOP;
    COMMIT;
    INSERT INTO delivery_tracking
    SELECT id, tracking FROM deliveries WHERE id > last AND id <= last + 1000
    ON CONFLICT DO NOTHING;
    COMMIT;
    last := last + 1000;
  END LOOP;
END
$$;
