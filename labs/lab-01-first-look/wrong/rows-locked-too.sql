-- breaks: nobody-harmed
-- The table's lock harms nobody. The rows that the same transaction has changed are locked as well.
UPDATE first_look
   SET answer = CASE question
                  WHEN 'app_role' THEN (SELECT min(usename) FROM pg_stat_activity
                                         WHERE datname = current_database() AND usename LIKE 'app%')
                  WHEN 'largest_table' THEN 'orders'
                  WHEN 'two_facts' THEN 'full_name'
                  WHEN 'not_indexed' THEN 'status'
                END;
BEGIN;
LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE;
UPDATE users SET full_name = full_name;
-- @pause 6s
ROLLBACK;
