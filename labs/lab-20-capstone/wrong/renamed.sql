-- breaks: unharmed-by-expand
-- A rename takes a millisecond, and then the shop is without usernames.
\ir ../parts/copy.sql
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users RENAME COLUMN username TO handle;
