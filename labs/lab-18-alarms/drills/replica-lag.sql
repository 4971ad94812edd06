-- The standby receives everything and replays nothing: for a moment, which is nothing, and then for 20 seconds.
-- @session S as standby
SELECT pg_wal_replay_pause();
-- @pause 4s
SELECT pg_wal_replay_resume();
-- @until SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) < 1000000 FROM pg_stat_replication
-- @pause 4s
SELECT pg_wal_replay_pause();
-- @pause 8s
-- @mark may-ring
-- @pause 4s
-- @mark must-ring
-- @pause 8s
SELECT pg_wal_replay_resume();
-- @until SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) < 1000000 FROM pg_stat_replication
-- @mark over
