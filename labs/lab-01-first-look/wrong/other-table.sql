-- breaks: asked-lock-held
-- The right mode, on the table next door.
UPDATE first_look
   SET answer = CASE question
                  WHEN 'app_role' THEN (SELECT min(usename) FROM pg_stat_activity
                                         WHERE datname = current_database() AND usename LIKE 'app%')
                  WHEN 'largest_table' THEN 'orders'
                  WHEN 'two_facts' THEN 'full_name'
                  WHEN 'not_indexed' THEN 'status'
                END;
BEGIN;
LOCK TABLE orders IN SHARE UPDATE EXCLUSIVE MODE;
-- @pause 7s
COMMIT;
