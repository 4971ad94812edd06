SELECT pid FROM pg_stat_activity
 WHERE application_name = 'migrations' AND state = 'idle in transaction' AND xact_start < now() - interval '30 seconds';
