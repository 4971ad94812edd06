-- breaks: reader-kept-in-expand
-- Whoever ends the reader gets the lock.
\ir ../parts/copy.sql
-- @until SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE '%FROM users WHERE id < 10%' AND query NOT LIKE '%pg_stat_activity%')
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%FROM users WHERE id < 10%' AND query NOT LIKE '%pg_stat_activity%' AND pid <> pg_backend_pid();
\ir ../parts/add.sql
