SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;
