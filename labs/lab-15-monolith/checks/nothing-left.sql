-- The shop has two tables and the runner's book, and no function, view, trigger or rule of its own. What an extension brought is nobody's help.
SELECT format('the trigger %s is still on %s', tgname, tgrelid::regclass)
FROM pg_trigger
WHERE tgrelid IN (to_regclass('public.users'), to_regclass('public.orders')) AND NOT tgisinternal
UNION ALL
SELECT format('the rule %s is still on %s', rulename, ev_class::regclass)
FROM pg_rewrite
WHERE ev_class IN (to_regclass('public.users'), to_regclass('public.orders'))
UNION ALL
SELECT format('the function %s is still there', oid::regprocedure)
FROM pg_proc
WHERE pronamespace = 'public'::regnamespace
  AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid AND deptype = 'e')
UNION ALL
SELECT format('%s %s is still there', CASE WHEN relkind IN ('v', 'm') THEN 'the view' ELSE 'the table' END, relname)
FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
  AND relname NOT IN ('users', 'orders', 'migration_history', 'migration_tries')
  AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e')
UNION ALL
SELECT format('%s still has the column %s', attrelid::regclass, attname)
FROM pg_attribute
WHERE attnum > 0 AND NOT attisdropped
  AND (attrelid = to_regclass('public.users')
         AND attname NOT IN ('id', 'email', 'username', 'display_name', 'is_active', 'created_at')
    OR attrelid = to_regclass('public.orders')
         AND attname NOT IN ('id', 'user_id', 'status', 'total_cents', 'items', 'note', 'created_at', 'updated_at', 'public_id'))
UNION ALL
SELECT format('the index %s is INVALID', indexrelid::regclass) FROM pg_index WHERE NOT indisvalid;
