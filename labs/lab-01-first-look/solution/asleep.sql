-- The lock first. Its session is at work all the time.
-- @session B
BEGIN;
ALTER TABLE users ALTER COLUMN full_name SET STATISTICS 200;
-- @async
SELECT pg_sleep(7);

-- Meanwhile the notes are written.
-- @session A
UPDATE first_look
   SET answer = CASE question
                  WHEN 'app_role' THEN (SELECT min(usename) FROM pg_stat_activity
                                         WHERE datname = current_database() AND usename LIKE 'app%')
                  WHEN 'largest_table' THEN 'orders'
                  WHEN 'two_facts' THEN 'full_name'
                  WHEN 'not_indexed' THEN 'status'
                END;
-- @join B
-- @session B
COMMIT;
