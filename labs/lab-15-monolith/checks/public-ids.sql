-- No order without one, no two with the same, and a default that makes a new one each time. A column that is not there reads as NULL: its
-- name is then found in "missing".
(SELECT CASE WHEN one.public_id IS NULL
             THEN format('%s orders have no public_id, one of them is %s', count(*), min(one.id))
             ELSE format('%s orders have the public_id %s', count(*), one.public_id) END
 FROM (VALUES (NULL::text)) AS missing (public_id)
 CROSS JOIN public.orders AS o
 CROSS JOIN LATERAL (SELECT id, public_id FROM (SELECT o.*) AS present) AS one
 GROUP BY one.public_id
 HAVING count(*) > 1 OR one.public_id IS NULL
 LIMIT 3)
UNION ALL
(SELECT 'new orders get no public_id by default'
 WHERE NOT EXISTS (
   SELECT FROM pg_catalog.pg_attrdef d
   JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
   WHERE d.adrelid = to_regclass('public.orders') AND a.attname = 'public_id'
     AND pg_catalog.pg_get_expr(d.adbin, d.adrelid) ~ '(gen_random_uuid|uuidv4|uuidv7|uuid_generate_v[14])'));
