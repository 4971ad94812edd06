SELECT query FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(42)%' AND state = 'active' AND query_start < now() - interval '27 seconds'
