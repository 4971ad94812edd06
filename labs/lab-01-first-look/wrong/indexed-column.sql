-- breaks: notes-right
-- created_at has an index. The planner does not use it here because nearly all orders are older than a week.
UPDATE first_look
   SET answer = CASE question
                  WHEN 'app_role' THEN (SELECT min(usename) FROM pg_stat_activity
                                         WHERE datname = current_database() AND usename LIKE 'app%')
                  WHEN 'largest_table' THEN 'orders'
                  WHEN 'two_facts' THEN 'full_name'
                  WHEN 'not_indexed' THEN 'status'
                END;
UPDATE first_look SET answer = 'created_at' WHERE question = 'not_indexed';
BEGIN;
LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE;
-- @pause 7s
COMMIT;
