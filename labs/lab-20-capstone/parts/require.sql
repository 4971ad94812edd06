-- NOT NULL for new rows at once, for the old ones after a scan that is in nobody's way.
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users ADD CONSTRAINT users_handle_not_null NOT NULL handle NOT VALID;
-- @within 10min
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users VALIDATE CONSTRAINT users_handle_not_null;
RESET lock_timeout;
