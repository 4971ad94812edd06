-- breaks: nobody-harmed
-- "It is only another name": the first column is renamed, and v1 asks for the old one.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users RENAME COLUMN full_name TO first_name;
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN last_name text;
-- @pause 3s
