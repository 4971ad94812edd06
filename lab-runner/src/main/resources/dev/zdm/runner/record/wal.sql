-- Sizes come from the files themselves: pg_relation_size would wait behind an ACCESS EXCLUSIVE lock.
SELECT pg_current_wal_lsn()::text AS lsn,
       (pg_current_wal_lsn() - '0/0'::pg_lsn)::bigint AS bytes,
       (SELECT max((replay_lag IS NOT NULL)::int * extract(epoch FROM replay_lag) * 1000)::bigint
          FROM pg_stat_replication) AS lag_millis,
       (SELECT max(pg_current_wal_lsn() - replay_lsn)::bigint FROM pg_stat_replication) AS lag_bytes,
       (SELECT (extract(epoch FROM clock_timestamp() - min(xact_start)) * 1000)::bigint
          FROM pg_stat_get_activity(NULL) WHERE datid = ? AND pid <> pg_backend_pid() AND backend_type = 'client backend') AS oldest_millis
