-- Batches that wait for the standby, and the dead rows stay where they are.
CREATE PROCEDURE fill_users() LANGUAGE plpgsql AS $$
DECLARE
  last bigint := 0;
  written pg_lsn;
BEGIN
  WHILE last < (SELECT max(id) FROM users) LOOP
    UPDATE users SET handle = username WHERE id > last AND id <= last + 2000;
    COMMIT;
    last := last + 2000;
    written := pg_current_wal_lsn();
    WHILE (SELECT min(replay_lsn) FROM pg_stat_replication) < written LOOP
      PERFORM pg_sleep(0.02);
    END LOOP;
    COMMIT;
  END LOOP;
END
$$;
-- @within 20min
CALL fill_users();
DROP PROCEDURE fill_users();
