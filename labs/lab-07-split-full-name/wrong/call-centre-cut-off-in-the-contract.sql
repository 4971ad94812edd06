-- breaks: call-centre-left-alone-at-the-end
-- Why wait for somebody who only reads? Its session is ended, and the lock is free.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;

\ir ../parts/v2-and-filled.sql
\ir ../parts/required.sql
\ir ../parts/v3.sql

-- @next
-- Out of the way: whoever reads users for longer than a moment.
-- @until SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep(1.5)%' AND query NOT LIKE '%pg_stat_activity%' AND state = 'active')
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep(1.5)%' AND query NOT LIKE '%pg_stat_activity%' AND state = 'active';
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users DROP COLUMN full_name;
-- @pause 2s
