-- transaction: none
CREATE PROCEDURE copy_tracking() LANGUAGE plpgsql AS $$
DECLARE
  last bigint := 0;
  highest bigint := (SELECT max(id) FROM deliveries);
BEGIN
  WHILE last < highest LOOP
    INSERT INTO delivery_tracking
    SELECT id, tracking FROM deliveries WHERE id > last AND id <= last + 500
    ON CONFLICT DO NOTHING;
    COMMIT;
    last := last + 500;
    WHILE (SELECT max(pg_current_wal_lsn() - replay_lsn) FROM pg_stat_replication) > 1000000 LOOP
      PERFORM pg_sleep(0.02);
    END LOOP;
    COMMIT;
  END LOOP;
END
$$;
CALL copy_tracking();
DROP PROCEDURE copy_tracking();
