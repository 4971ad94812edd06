-- Asked many times a second, so it has to be cheap: who waits for a lock, by database, and what time is it?
SELECT clock_timestamp() AS now,
       coalesce(datid, 0)::bigint AS database,
       count(*) FILTER (WHERE wait_event_type = 'Lock')::int AS waiting
FROM pg_stat_get_activity(NULL)
GROUP BY datid
