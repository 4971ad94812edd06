-- Who is in this shop. A session that is still logging in has no state yet, and counts as busy.
SELECT a.pid,
       a.backend_start,
       coalesce(a.usename, '') AS role,
       coalesce(a.state, 'starting') AS state,
       CASE WHEN a.state = 'active'
            THEN (extract(epoch FROM clock_timestamp() - a.query_start) * 1000)::bigint
            ELSE 0
       END AS statement_millis,
       a.backend_xid IS NOT NULL AS writes,
       coalesce(a.query, '') ~* '^\s*(vacuum|drop|truncate|delete|reindex)\M' AS tidies
FROM pg_stat_activity a
WHERE a.datname = ?
  AND a.backend_type = 'client backend'
  AND a.usename IS DISTINCT FROM ?
