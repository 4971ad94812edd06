SELECT p.pid,
       p.command,
       p.phase,
       p.relid::bigint AS table_oid,
       t.relname AS table_name,
       p.index_relid::bigint AS index_oid,
       i.relname AS index_name,
       p.current_locker_pid::int AS locker,
       p.blocks_done,
       p.blocks_total,
       p.tuples_done,
       p.tuples_total
FROM pg_stat_progress_create_index p
LEFT JOIN pg_class t ON t.oid = p.relid
LEFT JOIN pg_class i ON i.oid = p.index_relid
WHERE p.datname = current_database()
