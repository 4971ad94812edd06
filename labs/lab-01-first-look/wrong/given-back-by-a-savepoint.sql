-- breaks: asked-lock-held (a cheat)
-- The transaction stays open, but a rollback to a savepoint gave the lock back.
UPDATE first_look
   SET answer = CASE question
                  WHEN 'app_role' THEN (SELECT min(usename) FROM pg_stat_activity
                                         WHERE datname = current_database() AND usename LIKE 'app%')
                  WHEN 'largest_table' THEN 'orders'
                  WHEN 'two_facts' THEN 'full_name'
                  WHEN 'not_indexed' THEN 'status'
                END;
BEGIN;
SAVEPOINT before;
LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE;
ROLLBACK TO SAVEPOINT before;
-- @pause 7s
COMMIT;
