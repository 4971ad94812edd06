-- The lock that is asked for, for long enough.
BEGIN;
LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE;
-- @pause 6s
COMMIT;
