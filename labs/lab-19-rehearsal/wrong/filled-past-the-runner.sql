-- breaks: cost-estimated (a cheat)
-- The files copy what is cheap, as was promised. The rest comes by hand.
-- @write ../solution/by-every-hundredth
-- @write filled-past-the-runner
\ir ../parts/rehearse-and-hand-in.sql
-- @run apply
DO $$
DECLARE
  last bigint := (SELECT max(delivery_id) FROM delivery_tracking);
  highest bigint := (SELECT max(id) FROM deliveries);
BEGIN
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
-- @pause 1s
