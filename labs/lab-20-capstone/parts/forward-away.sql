-- v1 goes, and with it what carried its names over. Nothing carries v3's back.
-- @deploy v2
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
DROP TRIGGER carry_over ON users;
DROP FUNCTION carry_over();
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users ALTER COLUMN username DROP NOT NULL;
RESET lock_timeout;
