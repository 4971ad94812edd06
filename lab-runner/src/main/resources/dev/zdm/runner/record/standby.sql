-- Who waits on the standby behind the process that replays the primary's log, and how far that has come; before its first commit it
-- has no time to tell. The locks are asked for only when somebody waits.
SELECT clock_timestamp() AS now,
       coalesce(pg_last_xact_replay_timestamp(), 'epoch') AS replayed,
       a.pid,
       a.backend_start,
       coalesce(r.rolname, '') AS role,
       left(coalesce(a.query, ''), 1000) AS query,
       l.relation::bigint AS oid,
       coalesce(c.relname, l.relation::text) AS relation,
       l.waitstart
FROM pg_stat_get_activity(NULL) a
CROSS JOIN LATERAL (SELECT relation, waitstart FROM pg_locks
                    WHERE pid = a.pid AND locktype = 'relation' AND NOT granted OFFSET 0) l
LEFT JOIN pg_class c ON c.oid = l.relation
LEFT JOIN pg_roles r ON r.oid = a.usesysid
WHERE a.wait_event_type = 'Lock'
  AND a.datid = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND (SELECT pid FROM pg_stat_get_activity(NULL) WHERE backend_type = 'startup') = ANY (pg_blocking_pids(a.pid))
