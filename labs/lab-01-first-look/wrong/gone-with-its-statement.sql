-- breaks: asked-lock-held
-- A statement that takes the lock, in a transaction of its own: the session stays, the lock does not.
UPDATE first_look
   SET answer = CASE question
                  WHEN 'app_role' THEN (SELECT min(usename) FROM pg_stat_activity
                                         WHERE datname = current_database() AND usename LIKE 'app%')
                  WHEN 'largest_table' THEN 'orders'
                  WHEN 'two_facts' THEN 'full_name'
                  WHEN 'not_indexed' THEN 'status'
                END;
ALTER TABLE users ALTER COLUMN full_name SET STATISTICS 200;
-- @pause 6s
ALTER TABLE users ALTER COLUMN full_name SET STATISTICS -1;
