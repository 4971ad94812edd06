-- Asked at every tick, so it has to be cheap: does anybody in this database wait for a lock, and what time is it?
SELECT clock_timestamp() AS now, count(*) FILTER (WHERE wait_event_type = 'Lock')::int AS waiting
FROM pg_stat_get_activity(NULL)
WHERE datid = ?
