-- breaks: lag-bounded
-- All rows are filled before the phase that asks how far behind the standby is.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger.sql
\ir ../parts/fill-blindly.sql
-- @within 10min
-- @until SELECT coalesce(max(pg_current_wal_lsn() - replay_lsn), 0) < 1000000 FROM pg_stat_replication
\ir ../parts/both-versions.sql
-- @next
-- @pause 8s
