-- First what v3 does not fill may be empty, then the help goes, then the column.
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users ALTER COLUMN username DROP NOT NULL;
-- @retry 55P03 times=40 pause=300ms factor=1.2
DROP TRIGGER carry_back ON users;
DROP FUNCTION carry_back();
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users DROP COLUMN username;
DROP TABLE users_copy;
