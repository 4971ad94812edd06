-- v2 is rolled out, as one would, and its profile page is in use. It does not know the column yet: that is the first half of the lie.
-- @deploy v1 v2
-- @pause 8s
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users RENAME COLUMN full_name TO display_name;
-- Now v2 is served, and v1 is not.
-- @pause 4s
-- An emergency: back to where it worked, and v2 with it.
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users RENAME COLUMN display_name TO full_name;
-- @deploy v1
-- @pause 2s
