-- Both tables, row by row, whatever columns they have.
SELECT format('%s.%s is not there as a bigint', wanted.relation, wanted.name)
  FROM (VALUES ('payments', 'id_new'), ('refunds', 'payment_id_new')) AS wanted (relation, name)
 WHERE NOT EXISTS (SELECT FROM pg_attribute
                    WHERE attrelid = to_regclass('public.' || wanted.relation) AND attname = wanted.name
                      AND atttypid = 'int8'::regtype AND NOT attisdropped)
UNION ALL
(SELECT format('payment %s has the id_new %s', row.fields ->> 'id', coalesce(row.fields ->> 'id_new', 'NULL'))
   FROM public.payments AS p, to_jsonb(p) AS row (fields)
  WHERE row.fields ->> 'id_new' IS DISTINCT FROM row.fields ->> 'id'
  LIMIT 3)
UNION ALL
(SELECT format('refund %s has the payment_id %s and the payment_id_new %s', row.fields ->> 'id',
               row.fields ->> 'payment_id', coalesce(row.fields ->> 'payment_id_new', 'NULL'))
   FROM public.refunds AS r, to_jsonb(r) AS row (fields)
  WHERE row.fields ->> 'payment_id_new' IS DISTINCT FROM row.fields ->> 'payment_id'
  LIMIT 3);
