-- Who is there, what do they do, and who stands before whom. pg_blocking_pids is asked for waiting sessions alone.
SELECT clock_timestamp() AS now,
       a.datid::bigint AS database,
       a.pid,
       a.backend_start,
       coalesce(r.rolname, '') AS role,
       a.backend_type,
       coalesce(a.state, '') AS state,
       left(coalesce(a.query, ''), 1000) AS query,
       a.query_start,
       a.xact_start,
       a.backend_xid IS NOT NULL AS wrote,
       coalesce(a.wait_event_type || ':' || a.wait_event, 'CPU') AS event,
       CASE WHEN a.wait_event_type = 'Lock' THEN pg_blocking_pids(a.pid) END AS blockers
FROM pg_stat_get_activity(NULL) a
LEFT JOIN pg_roles r ON r.oid = a.usesysid
WHERE a.datid IS NOT NULL
