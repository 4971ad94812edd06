-- breaks: asked-lock-held
-- A lock without a transaction: PostgreSQL refuses it, because it would be gone at once.
UPDATE first_look
   SET answer = CASE question
                  WHEN 'app_role' THEN (SELECT min(usename) FROM pg_stat_activity
                                         WHERE datname = current_database() AND usename LIKE 'app%')
                  WHEN 'largest_table' THEN 'orders'
                  WHEN 'two_facts' THEN 'full_name'
                  WHEN 'not_indexed' THEN 'status'
                END;
-- @expect 25P01
LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE;
-- @pause 6s
