SELECT coalesce(max(flush_lag)::text, 'gone') FROM pg_stat_replication
HAVING count(*) = 0 OR max(flush_lag) > interval '10 seconds';
