SELECT coalesce(max(replay_lag)::text, 'gone') FROM pg_stat_replication
HAVING count(*) = 0 OR max(replay_lag) > interval '1 second';
