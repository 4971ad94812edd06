-- breaks: call-centre-left-alone
-- Whoever ends the call centre's session gets the lock at the first try.
-- @write ../solution/in-steps
-- @until SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND usename LIKE 'app%' AND query LIKE '%pg_sleep(1.5)%' AND state = 'active')
SELECT pg_terminate_backend(pid, 0) FROM pg_stat_activity
 WHERE datname = current_database() AND usename LIKE 'app%' AND query LIKE '%pg_sleep(1.5)%';
\ir ../parts/ship.sql
