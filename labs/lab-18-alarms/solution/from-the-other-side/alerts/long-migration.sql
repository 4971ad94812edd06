-- What the runner itself has written down.
SELECT format('%s, try %s, since %s', file, try, began)
  FROM migration_tries
 WHERE ended IS NULL AND clock_timestamp() - began > interval '30 seconds'
   AND pid IN (SELECT pid FROM pg_stat_activity);
