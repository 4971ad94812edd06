WITH columns AS (
  SELECT a.attname::text AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS required
    FROM pg_attribute AS a
   WHERE a.attrelid = to_regclass('public.delivery_tracking') AND a.attnum > 0 AND NOT a.attisdropped
)
SELECT 'there is no table delivery_tracking' WHERE to_regclass('public.delivery_tracking') IS NULL
UNION ALL
SELECT format('%s is missing, or it is no %s NOT NULL', wanted.name, wanted.type)
  FROM (VALUES ('delivery_id', 'bigint'), ('tracking', 'jsonb')) AS wanted (name, type)
 WHERE to_regclass('public.delivery_tracking') IS NOT NULL
   AND NOT EXISTS (SELECT FROM columns AS c WHERE c.name = wanted.name AND c.type = wanted.type AND c.required)
UNION ALL
SELECT 'delivery_id alone is not its primary key'
 WHERE to_regclass('public.delivery_tracking') IS NOT NULL
   AND NOT EXISTS (SELECT FROM pg_constraint AS k
                    WHERE k.conrelid = to_regclass('public.delivery_tracking') AND k.contype = 'p'
                      AND ARRAY(SELECT a.attname::text FROM pg_attribute AS a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey))
                          = ARRAY['delivery_id'])
UNION ALL
SELECT 'it is not a plain table that is logged'
  FROM pg_class WHERE oid = to_regclass('public.delivery_tracking') AND (relkind <> 'r' OR relpersistence <> 'p');
