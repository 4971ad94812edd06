-- Somebody in the back office has opened the list of releases, and went to lunch. No drill builds or drops an index there: that would have
-- to wait for the end of lunch.
SET application_name = 'back-office';
BEGIN;
SELECT count(*) FROM migration_history WHERE version < 100;
-- @pause 50s
COMMIT;
