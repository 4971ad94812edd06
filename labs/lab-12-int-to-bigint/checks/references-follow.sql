SELECT format('refunds.payment_id is %s%s', format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN '' ELSE ' and may be NULL' END)
  FROM pg_attribute
 WHERE attrelid = to_regclass('public.refunds') AND attname = 'payment_id' AND NOT attisdropped
   AND (atttypid <> 'int8'::regtype OR NOT attnotnull)
UNION ALL
SELECT 'no validated foreign key leads from refunds.payment_id to payments (id)'
 WHERE NOT EXISTS (
         SELECT FROM pg_constraint AS c
          WHERE c.contype = 'f' AND c.conrelid = to_regclass('public.refunds') AND c.confrelid = to_regclass('public.payments')
            AND c.convalidated AND c.conenforced
            AND c.conkey = (SELECT array_agg(attnum) FROM pg_attribute WHERE attrelid = c.conrelid AND attname = 'payment_id')
            AND c.confkey = (SELECT array_agg(attnum) FROM pg_attribute WHERE attrelid = c.confrelid AND attname = 'id'));
