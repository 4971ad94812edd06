SELECT format('order_items.%s is not there as %s', wanted.name, wanted.type::regtype)
  FROM (VALUES ('order_id', 'int8'), ('line', 'int4'), ('sku', 'text'), ('qty', 'int4'), ('price_cents', 'int4')) AS wanted (name, type)
 WHERE NOT EXISTS (SELECT FROM pg_attribute
                    WHERE attrelid = to_regclass('public.order_items') AND attname = wanted.name
                      AND atttypid = wanted.type::regtype AND attnotnull AND NOT attisdropped)
UNION ALL
SELECT format('order_items.%s is NOT NULL without a default, and v2 does not write it', attname)
  FROM pg_attribute
 WHERE attrelid = to_regclass('public.order_items') AND attnum > 0 AND NOT attisdropped
   AND attname <> ALL (ARRAY['order_id', 'line', 'sku', 'qty', 'price_cents'])
   AND attnotnull AND NOT atthasdef AND attidentity = ''
UNION ALL
SELECT format('%s is unlogged, and empty after a crash', oid::regclass)
  FROM pg_class
 WHERE relpersistence <> 'p'
   AND (oid = to_regclass('public.order_items') OR oid IN (SELECT relid FROM pg_partition_tree(to_regclass('public.order_items'))));
