-- breaks: guarded-contract
-- The last step is the smallest, and so nobody thought of the guard. It takes ACCESS EXCLUSIVE like the first.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;

\ir ../parts/v2-and-filled.sql
\ir ../parts/required.sql
\ir ../parts/v3.sql

-- @next
RESET lock_timeout;
ALTER TABLE users DROP COLUMN full_name;
-- @pause 2s
