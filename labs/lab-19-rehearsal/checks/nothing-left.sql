SELECT format('there is still %s %s', CASE prokind WHEN 'p' THEN 'the procedure' ELSE 'the function' END, oid::regprocedure)
  FROM pg_proc WHERE pronamespace = 'public'::regnamespace
UNION ALL
SELECT format('there is still the table %s', oid::regclass)
  FROM pg_class
 WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
   AND relname NOT IN ('migration_history', 'migration_tries', 'delivery_tracking', 'deliveries')
   AND relname NOT IN (SELECT name FROM zdm.relations)
UNION ALL
SELECT format('there is still the trigger %s on %s', tgname, tgrelid::regclass)
  FROM pg_trigger JOIN pg_class AS c ON c.oid = tgrelid
 WHERE NOT tgisinternal AND relnamespace = 'public'::regnamespace;
