-- breaks: notes-right
-- The lock is as asked, and nothing was written down.
BEGIN;
LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE;
-- @pause 7s
COMMIT;
