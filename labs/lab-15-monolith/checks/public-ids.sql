-- No order without one, no two with the same, and a default that makes a new one each time.
(SELECT format('order %s has no public_id', id) FROM public.orders WHERE to_jsonb(orders) ->> 'public_id' IS NULL LIMIT 3)
UNION ALL
(SELECT format('%s orders have the public_id %s', count(*), public_id)
 FROM (SELECT to_jsonb(o) ->> 'public_id' AS public_id FROM public.orders AS o) AS all_of_them
 WHERE public_id IS NOT NULL
 GROUP BY public_id HAVING count(*) > 1 LIMIT 3)
UNION ALL
(SELECT 'new orders get no public_id by default'
 WHERE NOT EXISTS (
   SELECT FROM pg_catalog.pg_attrdef d
   JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
   WHERE d.adrelid = to_regclass('public.orders') AND a.attname = 'public_id'
     AND pg_catalog.pg_get_expr(d.adbin, d.adrelid) ~ '(gen_random_uuid|uuidv4|uuidv7|uuid_generate_v[14])'));
