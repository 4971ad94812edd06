-- breaks: notes-right
-- The learner's own role is the one that current_user tells, not the app's.
UPDATE first_look
   SET answer = CASE question
                  WHEN 'app_role' THEN (SELECT min(usename) FROM pg_stat_activity
                                         WHERE datname = current_database() AND usename LIKE 'app%')
                  WHEN 'largest_table' THEN 'orders'
                  WHEN 'two_facts' THEN 'full_name'
                  WHEN 'not_indexed' THEN 'status'
                END;
UPDATE first_look SET answer = current_user WHERE question = 'app_role';
BEGIN;
LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE;
-- @pause 7s
COMMIT;
