SELECT pid FROM pg_stat_activity
 WHERE application_name = 'migrations' AND xact_start < now() - interval '30 seconds'
   AND EXISTS (SELECT FROM orders);
