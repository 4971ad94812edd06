-- Somebody in the back office has opened a list of customers, and went to lunch.
SET application_name = 'back-office';
BEGIN;
SELECT count(*) FROM users WHERE id < 100;
-- @pause 50s
COMMIT;
