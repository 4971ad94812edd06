-- breaks: nobody-harmed-by-contract
-- v2 is the new version. One corner of it still fills is_active.

\ir ../parts/in-step.sql
\ir ../parts/fill.sql
\ir ../parts/three-values.sql
\ir ../parts/both-versions.sql

-- @next
-- @deploy v2
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
DROP TRIGGER status_in_step ON users;
DROP FUNCTION status_in_step();
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users DROP COLUMN is_active;
-- @pause 5s
