-- breaks: first-name-there
-- No first name is longer than that, so far.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name varchar(60), ADD COLUMN last_name text;

\ir ../parts/v2-and-filled.sql
