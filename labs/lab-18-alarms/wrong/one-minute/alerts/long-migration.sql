SELECT pid FROM pg_stat_activity
 WHERE application_name = 'migrations' AND xact_start < now() - interval '1 minute';
