SELECT pid, query FROM pg_stat_activity WHERE datname = current_database() AND xact_start < now() - interval '30 seconds';
