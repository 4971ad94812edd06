SELECT 'drill' WHERE NOT EXISTS (SELECT FROM pg_stat_replication) OR EXISTS (SELECT FROM pg_stat_replication WHERE replay_lag > interval '9 seconds')
