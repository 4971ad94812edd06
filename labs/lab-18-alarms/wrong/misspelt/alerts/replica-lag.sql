SELECT replay_lagg FROM pg_stat_replication WHERE replay_lagg > interval '10 seconds';
