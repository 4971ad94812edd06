-- breaks: notes-right
-- Without questions there are no wrong answers.
DELETE FROM first_look;
BEGIN;
LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE;
-- @pause 7s
COMMIT;
