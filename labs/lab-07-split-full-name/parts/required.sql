-- @next
-- NOT NULL for new rows at once, for the old ones after a scan that is in nobody's way.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users
  ADD CONSTRAINT users_first_name_not_null NOT NULL first_name NOT VALID,
  ADD CONSTRAINT users_last_name_not_null NOT NULL last_name NOT VALID;
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users VALIDATE CONSTRAINT users_first_name_not_null;
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users VALIDATE CONSTRAINT users_last_name_not_null;
