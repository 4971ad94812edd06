-- What the shop looks like.
SELECT usename, state, count(*) FROM pg_stat_activity
 WHERE datname = current_database() GROUP BY usename, state ORDER BY usename, state;
SELECT relname, pg_total_relation_size(oid) AS bytes
  FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
 ORDER BY bytes DESC;
SELECT * FROM users LIMIT 5;
SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public';
UPDATE first_look
   SET answer = CASE question
                  WHEN 'app_role' THEN (SELECT min(usename) FROM pg_stat_activity
                                         WHERE datname = current_database() AND usename LIKE 'app%')
                  WHEN 'largest_table' THEN 'orders'
                  WHEN 'two_facts' THEN 'full_name'
                  WHEN 'not_indexed' THEN 'status'
                END;

-- The lock, and a look at it from the second session.
BEGIN;
LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE;
-- @pause 2s
-- @session B
SELECT l.pid, a.usename, l.mode, l.granted
  FROM pg_locks l JOIN pg_stat_activity a USING (pid)
 WHERE l.relation = 'users'::regclass AND a.datname = current_database();
-- @pause 5s
-- @session A
COMMIT;
