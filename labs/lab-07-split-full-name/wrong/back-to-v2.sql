-- breaks: v3-still-alone
-- Half of the shop went back to v2, and the column could not be dropped any more.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;

\ir ../parts/v2-and-filled.sql
\ir ../parts/required.sql
\ir ../parts/v3.sql

-- @next
SET lock_timeout = '100ms';
-- @deploy v2 v3
