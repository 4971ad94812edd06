-- Locks on relations, and what is waited for. A lock on an oid that no catalogue row shows is a new object of an
-- open transaction.
SELECT l.pid,
       l.locktype,
       l.relation::bigint AS oid,
       c.relname,
       n.nspname,
       l.mode,
       l.granted,
       l.waitstart
FROM pg_lock_status() l
LEFT JOIN pg_class c ON c.oid = l.relation
LEFT JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE (l.database = ? OR NOT l.granted)
  AND (l.locktype = 'relation' OR NOT l.granted)
  AND (n.nspname IS NULL OR (n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'zdm')))
