-- breaks: call-centre-left-alone
-- Whoever ends the call centre's session gets the lock at the first try.
-- @write ../solution/in-steps
-- @until SELECT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE '%pg_sleep(1.5)%' AND state = 'active' AND pid <> pg_backend_pid())
SELECT pg_terminate_backend(pid, 0) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(1.5)%' AND pid <> pg_backend_pid();
\ir ../parts/ship.sql
