-- How far the server's long jobs are. Only index builds are evidence; the others are for those who watch.
SELECT p.*, t.relname AS table_name, i.relname AS index_name
FROM (
  SELECT pid, datname, true AS build, command, phase, relid::bigint AS table_oid, index_relid::bigint AS index_oid,
         current_locker_pid::int AS locker, lockers_done, lockers_total,
         blocks_done, blocks_total, tuples_done, tuples_total, 'blocks' AS unit
  FROM pg_stat_progress_create_index
  UNION ALL
  SELECT pid, datname, false, 'VACUUM', phase, relid::bigint, 0, 0, 0, 0,
         CASE WHEN phase LIKE '%indexes' THEN indexes_processed
              WHEN phase = 'vacuuming heap' THEN heap_blks_vacuumed ELSE heap_blks_scanned END,
         CASE WHEN phase LIKE '%indexes' THEN indexes_total ELSE heap_blks_total END,
         0, 0, CASE WHEN phase LIKE '%indexes' THEN 'indexes' ELSE 'blocks' END
  FROM pg_stat_progress_vacuum
  UNION ALL
  SELECT pid, datname, false, 'ANALYZE', phase, relid::bigint, 0, 0, 0, 0,
         sample_blks_scanned, sample_blks_total, 0, 0, 'blocks'
  FROM pg_stat_progress_analyze
  UNION ALL
  SELECT pid, datname, false, command, phase, relid::bigint, 0, 0, 0, 0,
         heap_blks_scanned, heap_blks_total, 0, 0, 'blocks'
  FROM pg_stat_progress_cluster
) p
LEFT JOIN pg_class t ON t.oid = p.table_oid
LEFT JOIN pg_class i ON i.oid = p.index_oid
WHERE p.datname = current_database()
