-- How far it has come is written down with each batch, so that it could go on after an interruption; a small table tells, not ten million rows.
CREATE TABLE backfill AS SELECT 0::bigint AS done, max(id) AS upto FROM users;
CREATE PROCEDURE fill_users(share numeric) LANGUAGE plpgsql AS $$
DECLARE
  here bigint;
  stop bigint;
  behind bigint;
BEGIN
  SELECT done, ceil(upto * share) INTO here, stop FROM backfill;
  COMMIT;
  WHILE here < stop LOOP
    UPDATE users SET handle = username WHERE id > here AND id <= here + 4000 AND handle IS DISTINCT FROM username;
    UPDATE backfill SET done = done + 4000 RETURNING done INTO here;
    COMMIT;
    LOOP
      SELECT coalesce(max(pg_current_wal_lsn() - replay_lsn), 0) INTO behind FROM pg_stat_replication;
      COMMIT;
      EXIT WHEN behind < 4000000;
      PERFORM pg_sleep(0.02);
    END LOOP;
  END LOOP;
END
$$;
SET vacuum_cost_delay = '5ms';
-- @within 20min
CALL fill_users(0.25);
-- @within 20min
VACUUM (TRUNCATE off) users;
-- @within 20min
CALL fill_users(0.50);
-- @within 20min
VACUUM (TRUNCATE off) users;
-- @within 20min
CALL fill_users(0.75);
-- @within 20min
VACUUM (TRUNCATE off) users;
-- @within 20min
CALL fill_users(1.00);
DROP PROCEDURE fill_users(numeric);
DROP TABLE backfill;
-- @within 10min
-- @until SELECT coalesce(max(pg_current_wal_lsn() - replay_lsn), 0) < 1000000 FROM pg_stat_replication
