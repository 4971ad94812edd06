SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users ALTER COLUMN username DROP NOT NULL;
RESET lock_timeout;
