-- Whoever ends the reader has the table for themselves.
-- @until SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'
--          AND query LIKE '%FROM users WHERE id < 10%' AND query NOT LIKE '%pg_stat_activity%')
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
 WHERE datname = current_database() AND query LIKE '%FROM users WHERE id < 10%' AND query NOT LIKE '%pg_stat_activity%';
