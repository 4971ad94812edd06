SELECT 'there is a table delivery_tracking already' WHERE to_regclass('public.delivery_tracking') IS NOT NULL
UNION ALL
SELECT format('there is an index %s that was not there', indexrelid::regclass)
  FROM pg_index WHERE indrelid = to_regclass('public.deliveries') AND NOT indisprimary
UNION ALL
SELECT 'a file has been applied' WHERE to_regclass('public.migration_history') IS NOT NULL;
