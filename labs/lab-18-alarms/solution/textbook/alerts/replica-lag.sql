SELECT coalesce('the standby is behind by ' || max(replay_lag), 'no standby is connected')
  FROM pg_stat_replication
HAVING count(*) = 0 OR max(replay_lag) > interval '10 seconds';
