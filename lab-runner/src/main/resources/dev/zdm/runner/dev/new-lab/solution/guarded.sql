-- TO WRITE: the way that you would take at work. A second way stands beside it, since no check may ask for one way only.
SET lock_timeout = '500ms';
-- @retry 55P03 times=8 pause=500ms factor=2
ALTER TABLE users ADD COLUMN nickname text;
RESET lock_timeout;
