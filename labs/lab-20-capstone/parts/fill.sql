-- A batch is a range of the key and a transaction of its own, and waits until the standby has replayed the one before it.
CREATE PROCEDURE fill_users(from_share numeric, to_share numeric) LANGUAGE plpgsql AS $$
DECLARE
  highest bigint := (SELECT max(id) FROM users);
  last bigint := floor(highest * from_share);
  stop bigint := ceil(highest * to_share);
  written pg_lsn;
BEGIN
  WHILE last < stop LOOP
    UPDATE users SET handle = username WHERE id > last AND id <= last + 2000 AND handle IS NULL;
    COMMIT;
    last := last + 2000;
    written := pg_current_wal_lsn();
    WHILE (SELECT min(replay_lsn) FROM pg_stat_replication) < written LOOP
      PERFORM pg_sleep(0.02);
    END LOOP;
    COMMIT; -- the next batch begins its own transaction
  END LOOP;
END
$$;
-- A VACUUM by hand writes as fast as it can, and all of that is on its way to the standby. This slows it down.
SET vacuum_cost_delay = '10ms';
-- @within 20min
CALL fill_users(0.00, 0.20);
-- @within 20min
VACUUM (TRUNCATE off) users;
-- @within 20min
CALL fill_users(0.20, 0.40);
-- @within 20min
VACUUM (TRUNCATE off) users;
-- @within 20min
CALL fill_users(0.40, 0.70);
-- @within 20min
VACUUM (TRUNCATE off) users;
-- @within 20min
CALL fill_users(0.70, 1.00);
DROP PROCEDURE fill_users(numeric, numeric);
-- @within 10min
-- @until SELECT coalesce(max(pg_current_wal_lsn() - replay_lsn), 0) < 1000000 FROM pg_stat_replication
