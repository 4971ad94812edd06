-- Somebody in the back office has opened a form, and went to lunch. The transaction has no lock on a table: a drill that drops an index would
-- have to wait for the end of lunch.
SET application_name = 'back-office';
BEGIN;
SELECT now();
-- @pause 50s
COMMIT;
