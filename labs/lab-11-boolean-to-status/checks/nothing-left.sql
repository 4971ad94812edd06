SELECT format('the trigger %s is still on users', tgname)
FROM pg_trigger
WHERE tgrelid = to_regclass('public.users') AND NOT tgisinternal
UNION ALL
SELECT format('the trigger function %s is still there', oid::regprocedure)
FROM pg_proc
WHERE pronamespace = 'public'::regnamespace AND prorettype = 'trigger'::regtype;
