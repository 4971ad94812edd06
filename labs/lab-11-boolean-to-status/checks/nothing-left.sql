SELECT format('the trigger %s is still on users', tgname)
FROM pg_trigger
WHERE tgrelid = to_regclass('public.users') AND NOT tgisinternal
UNION ALL
SELECT format('the trigger function %s is still there', oid::regprocedure)
FROM pg_proc
WHERE pronamespace = 'public'::regnamespace AND prorettype = 'trigger'::regtype
UNION ALL
SELECT format('users has the column %s, and did not have it before', attname)
FROM pg_attribute
WHERE attrelid = to_regclass('public.users') AND attnum > 0 AND NOT attisdropped
  AND attname NOT IN ('id', 'email', 'username', 'full_name', 'status', 'created_at');
