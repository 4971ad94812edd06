WITH own AS (
  SELECT oid FROM pg_namespace WHERE nspname NOT IN ('pg_catalog', 'information_schema', 'zdm', 'pg_toast') AND nspname !~ '^pg_(toast_)?temp_'
)
SELECT format('there is still %s %s', CASE prokind WHEN 'p' THEN 'the procedure' ELSE 'the function' END, p.oid::regprocedure)
  FROM pg_proc AS p WHERE pronamespace IN (SELECT oid FROM own)
UNION ALL
SELECT format('there is still the table %s', c.oid::regclass)
  FROM pg_class AS c
 WHERE relnamespace IN (SELECT oid FROM own) AND relkind IN ('r', 'p', 'v', 'm')
   AND NOT (relnamespace = 'public'::regnamespace
            AND (relname IN ('migration_history', 'migration_tries', 'delivery_tracking', 'deliveries')
                 OR relname IN (SELECT name FROM zdm.relations)))
UNION ALL
SELECT format('there is still the trigger %s on %s', tgname, tgrelid::regclass)
  FROM pg_trigger JOIN pg_class AS c ON c.oid = tgrelid
 WHERE NOT tgisinternal AND relnamespace IN (SELECT oid FROM own);
