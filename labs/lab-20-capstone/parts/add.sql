-- Refused as long as the reader is there, and tried again.
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users ADD COLUMN handle text;
RESET lock_timeout;
