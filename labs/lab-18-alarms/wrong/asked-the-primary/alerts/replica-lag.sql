SELECT 'behind' WHERE now() - pg_last_xact_replay_timestamp() > interval '10 seconds';
