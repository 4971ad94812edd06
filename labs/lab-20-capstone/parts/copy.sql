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
