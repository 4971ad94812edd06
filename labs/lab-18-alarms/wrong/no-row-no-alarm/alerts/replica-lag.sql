SELECT replay_lag FROM pg_stat_replication WHERE replay_lag > interval '10 seconds' OR state <> 'streaming';
