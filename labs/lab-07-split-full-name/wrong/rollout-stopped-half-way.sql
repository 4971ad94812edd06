-- breaks: v3-alone
-- The rollout stopped half way, and nobody noticed: everything works.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;

\ir ../parts/v2-and-filled.sql
\ir ../parts/required.sql

-- v3 does not fill the old column: it may be empty from now on.
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ALTER COLUMN full_name DROP NOT NULL;
-- @deploy v2 v3
