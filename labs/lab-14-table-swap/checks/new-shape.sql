-- The columns of users_new, in their order.
SELECT CASE count(*) WHEN 0 THEN 'there is no table users_new'
            ELSE format('users_new has the columns (%s)', string_agg(attname || ' ' || format_type(atttypid, atttypmod)
                   || CASE WHEN attnotnull THEN '' ELSE ' NULL' END, ', ' ORDER BY attnum)) END
  FROM pg_attribute
 WHERE attrelid = to_regclass('public.users_new') AND attnum > 0 AND NOT attisdropped
HAVING string_agg(attname || ' ' || format_type(atttypid, atttypmod)
         || CASE WHEN attnotnull THEN '' ELSE ' NULL' END, ', ' ORDER BY attnum)
       IS DISTINCT FROM 'id bigint, username text, email text, full_name text, is_active boolean, created_at timestamp with time zone';
