-- breaks: notes-right
-- Guessed from the names: there must be more users than orders.
UPDATE first_look
   SET answer = CASE question
                  WHEN 'app_role' THEN (SELECT min(usename) FROM pg_stat_activity
                                         WHERE datname = current_database() AND usename LIKE 'app%')
                  WHEN 'largest_table' THEN 'orders'
                  WHEN 'two_facts' THEN 'full_name'
                  WHEN 'not_indexed' THEN 'status'
                END;
UPDATE first_look SET answer = 'users' WHERE question = 'largest_table';
BEGIN;
LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE;
-- @pause 7s
COMMIT;
