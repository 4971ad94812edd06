-- Not what is bad, but that nothing is good.
SELECT 'no standby follows within ten seconds'
 WHERE NOT EXISTS (SELECT FROM pg_stat_replication
                    WHERE state = 'streaming' AND coalesce(replay_lag, interval '0') <= interval '10 seconds');
