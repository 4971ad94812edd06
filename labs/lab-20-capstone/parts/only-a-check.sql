SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users ADD CONSTRAINT handle_there CHECK (handle IS NOT NULL) NOT VALID;
-- @within 10min
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users VALIDATE CONSTRAINT handle_there;
RESET lock_timeout;
