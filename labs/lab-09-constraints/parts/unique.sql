-- UNIQUE on an index that was built before.
SET lock_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);
SET lock_timeout = '100ms';
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key;
