-- orders.user_id refers to what is called users now, and to nothing else.
SELECT format('the foreign key %s of orders refers to %s', conname, confrelid::regclass)
  FROM pg_constraint
 WHERE contype = 'f' AND conrelid = to_regclass('public.orders') AND confrelid IS DISTINCT FROM to_regclass('public.users')
UNION ALL
SELECT 'no validated foreign key leads from orders.user_id to users'
 WHERE NOT EXISTS (
         SELECT FROM pg_constraint AS c
          WHERE c.contype = 'f' AND c.conrelid = to_regclass('public.orders') AND c.confrelid = to_regclass('public.users')
            AND c.convalidated AND c.conenforced AND c.confdeltype = 'a'
            AND c.conkey = (SELECT array_agg(attnum) FROM pg_attribute
                             WHERE attrelid = c.conrelid AND attname = 'user_id'));
