-- The shop has two tables, and no function, view, trigger or rule of its own. What an extension brought is nobody's help.
SELECT format('the trigger %s is still on users', tgname)
FROM pg_trigger
WHERE tgrelid = to_regclass('public.users') AND NOT tgisinternal
UNION ALL
SELECT format('the rule %s is still on users', rulename)
FROM pg_rewrite
WHERE ev_class = to_regclass('public.users')
UNION ALL
SELECT format('the function %s is still there', oid::regprocedure)
FROM pg_proc
WHERE pronamespace = 'public'::regnamespace
  AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid AND deptype = 'e')
UNION ALL
SELECT format('%s %s is still there', CASE WHEN relkind IN ('v', 'm') THEN 'the view' ELSE 'the table' END, relname)
FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') AND relname NOT IN ('users', 'orders')
  AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e')
UNION ALL
SELECT format('users still has the column %s', attname)
FROM pg_attribute
WHERE attrelid = to_regclass('public.users') AND attnum > 0 AND NOT attisdropped
  AND attname NOT IN ('id', 'email', 'handle', 'full_name', 'is_active', 'created_at');
