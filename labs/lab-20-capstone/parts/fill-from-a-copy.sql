-- It writes what it has read beforehand.
CREATE TABLE names AS SELECT id, username FROM users;
CREATE UNIQUE INDEX ON names (id);
-- Meanwhile names are changed.
-- @pause 10s
CREATE PROCEDURE fill_users(from_share numeric, to_share numeric) LANGUAGE plpgsql AS $$
DECLARE
  highest bigint := (SELECT max(id) FROM users);
  last bigint := floor(highest * from_share);
  stop bigint := ceil(highest * to_share);
  written pg_lsn;
BEGIN
  WHILE last < stop LOOP
    UPDATE users AS u SET handle = n.username FROM names AS n WHERE n.id = u.id AND u.id > last AND u.id <= last + 2000;
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
SET vacuum_cost_delay = '10ms';
-- @within 20min
CALL fill_users(0.00, 0.25);
-- @within 20min
VACUUM (TRUNCATE off) users;
-- @within 20min
CALL fill_users(0.25, 0.50);
-- @within 20min
VACUUM (TRUNCATE off) users;
-- @within 20min
CALL fill_users(0.50, 0.75);
-- @within 20min
VACUUM (TRUNCATE off) users;
-- @within 20min
CALL fill_users(0.75, 1.00);
DROP PROCEDURE fill_users(numeric, numeric);
DROP TABLE names;
-- @within 10min
-- @until SELECT coalesce(max(pg_current_wal_lsn() - replay_lsn), 0) < 1000000 FROM pg_stat_replication
