SELECT format('migration in process %s since %s: %s', pid, xact_start::time(0), left(query, 60))
  FROM pg_stat_activity
 WHERE application_name = 'migrations' AND datname = current_database()
   AND xact_start < now() - interval '30 seconds';
