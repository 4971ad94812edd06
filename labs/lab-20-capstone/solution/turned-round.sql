-- Two triggers, one after the other: forward as long as v1 runs, back as soon as v3 does.
-- A tenth of the users, on a table that nobody uses: what the backfill is held against.
CREATE TABLE users_copy (LIKE users INCLUDING INDEXES);
INSERT INTO users_copy SELECT * FROM users WHERE id % 10 = 0;
ALTER TABLE users_copy ADD COLUMN handle text;
-- What follows is to be seen by itself.
-- @within 10min
-- @until SELECT coalesce(max(pg_current_wal_lsn() - replay_lsn), 0) < 1000000 FROM pg_stat_replication
UPDATE users_copy SET handle = username;
-- @within 10min
-- @until SELECT coalesce(max(pg_current_wal_lsn() - replay_lsn), 0) < 1000000 FROM pg_stat_replication
-- Refused as long as the reader is there, and tried again.
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users ADD COLUMN handle text;
RESET lock_timeout;

-- @next
-- v2 writes both columns itself. This is for v1, which knows one of them.
CREATE FUNCTION carry_over() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.handle := NEW.username;
  RETURN NEW;
END
$$;
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
CREATE TRIGGER carry_over BEFORE INSERT OR UPDATE OF username ON users FOR EACH ROW EXECUTE FUNCTION carry_over();
RESET lock_timeout;
-- @deploy v1 v2
-- @pause 13s

-- @next
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

-- @next
-- NOT NULL for new rows at once, for the old ones after a scan that is in nobody's way.
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users ADD CONSTRAINT users_handle_not_null NOT NULL handle NOT VALID;
-- @within 10min
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users VALIDATE CONSTRAINT users_handle_not_null;
RESET lock_timeout;
-- @within 20min
CREATE INDEX CONCURRENTLY users_handle_idx ON users (handle);

-- @next
-- v1 goes, and with it the need for the old direction. v3 writes handle alone: from now on that is carried back.
-- @deploy v2
CREATE FUNCTION carry_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.username := NEW.handle;
  RETURN NEW;
END
$$;
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
DROP TRIGGER carry_over ON users;
-- @retry 55P03 times=40 pause=300ms factor=1.2
CREATE TRIGGER carry_back BEFORE INSERT OR UPDATE OF handle ON users FOR EACH ROW EXECUTE FUNCTION carry_back();
DROP FUNCTION carry_over();
RESET lock_timeout;
-- @deploy v3
-- @pause 8s
-- @deploy v2
-- @pause 8s
-- @deploy v3
-- @pause 8s

-- @next
-- First what v3 does not fill may be empty, then the help goes, then the column.
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users ALTER COLUMN username DROP NOT NULL;
-- @retry 55P03 times=40 pause=300ms factor=1.2
DROP TRIGGER carry_back ON users;
DROP FUNCTION carry_back();
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users DROP COLUMN username;
DROP TABLE users_copy;
-- @write words
-- @run words
-- @pause 2s
