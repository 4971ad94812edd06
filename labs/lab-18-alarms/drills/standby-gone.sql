-- The standby loses its connection. It has no lag that anybody could read then; what it lacks grows all the same.
-- @session S as standby
ALTER SYSTEM SET primary_conninfo = '';
SELECT pg_reload_conf();
-- @until SELECT NOT EXISTS (SELECT FROM pg_stat_replication)
-- @mark may-ring
-- @pause 11s
-- @mark must-ring
-- @pause 8s
ALTER SYSTEM RESET primary_conninfo;
SELECT pg_reload_conf();
-- @until SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) < 1000000 FROM pg_stat_replication WHERE state = 'streaming'
-- @mark over
