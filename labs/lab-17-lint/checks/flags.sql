SELECT 'it is still there' WHERE to_regclass('public.old_flags') IS NOT NULL;
