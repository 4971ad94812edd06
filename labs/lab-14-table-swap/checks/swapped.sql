-- users is another table than before, with the columns in the new order.
SELECT 'there is no table users'
 WHERE to_regclass('public.users') IS NULL
UNION ALL
SELECT 'users is still the old table'
  FROM zdm.users_before
 WHERE oid = to_regclass('public.users')
UNION ALL
SELECT format('users has the columns (%s)', string_agg(attname, ', ' ORDER BY attnum))
  FROM pg_attribute
 WHERE attrelid = to_regclass('public.users') AND attnum > 0 AND NOT attisdropped
HAVING string_agg(attname, ', ' ORDER BY attnum) <> 'id, username, email, full_name, is_active, created_at';
