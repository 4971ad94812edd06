-- Version v2 and the backfill are Java; NOT NULL by way of a CHECK, as before PostgreSQL 18.
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
-- Whoever writes one of the columns writes both.
CREATE FUNCTION one_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.handle := coalesce(NEW.handle, NEW.username);
    NEW.username := coalesce(NEW.username, NEW.handle);
  ELSIF NEW.username IS DISTINCT FROM OLD.username THEN
    NEW.handle := NEW.username;
  ELSIF NEW.handle IS DISTINCT FROM OLD.handle THEN
    NEW.username := NEW.handle;
  END IF;
  RETURN NEW;
END
$$;
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
CREATE TRIGGER one_name BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION one_name();
RESET lock_timeout;
-- @write in-java
-- @deploy v1 V2.java
-- @pause 13s

-- @next
-- How far it has come is written down with each batch; the program goes on from there when its process has been ended.
CREATE TABLE backfill AS SELECT 0::bigint AS done, max(id) AS upto FROM users;
-- @run backfill
DROP TABLE backfill;
-- @within 10min
-- @until SELECT coalesce(max(pg_current_wal_lsn() - replay_lsn), 0) < 1000000 FROM pg_stat_replication

-- @next
-- @within 20min
CREATE INDEX CONCURRENTLY users_handle_idx ON users (handle);
-- Before PostgreSQL 18: a CHECK that is proved first spares SET NOT NULL its scan.
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users ADD CONSTRAINT handle_there CHECK (handle IS NOT NULL) NOT VALID;
-- @within 10min
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users VALIDATE CONSTRAINT handle_there;
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users ALTER COLUMN handle SET NOT NULL;
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users DROP CONSTRAINT handle_there;
RESET lock_timeout;

-- @next
-- @deploy v3
-- @pause 8s
-- @deploy v2.1
-- @pause 8s
-- @deploy v3
-- @pause 8s

-- @next
-- First what v3 does not fill may be empty, then the help goes, then the column.
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users ALTER COLUMN username DROP NOT NULL;
-- @retry 55P03 times=40 pause=300ms factor=1.2
DROP TRIGGER one_name ON users;
DROP FUNCTION one_name();
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users DROP COLUMN username;
DROP TABLE users_copy;
-- @write words
-- @run words
-- @pause 2s
