-- breaks: asked-lock-held (a cheat)
-- On a copy nothing can go wrong.
UPDATE first_look
   SET answer = CASE question
                  WHEN 'app_role' THEN (SELECT min(usename) FROM pg_stat_activity
                                         WHERE datname = current_database() AND usename LIKE 'app%')
                  WHEN 'largest_table' THEN 'orders'
                  WHEN 'two_facts' THEN 'full_name'
                  WHEN 'not_indexed' THEN 'status'
                END;
CREATE TABLE users_copy AS SELECT * FROM users WHERE id < 100;
BEGIN;
LOCK TABLE users_copy IN SHARE UPDATE EXCLUSIVE MODE;
-- @pause 7s
COMMIT;
