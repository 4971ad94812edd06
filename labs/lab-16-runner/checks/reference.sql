SELECT 'there is none'
 WHERE NOT EXISTS (SELECT FROM pg_constraint AS k
                    WHERE k.contype = 'f' AND k.convalidated
                      AND k.conrelid = to_regclass('public.orders') AND k.confrelid = to_regclass('public.coupons')
                      AND ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = k.conrelid AND attnum = ANY (k.conkey)) = ARRAY['coupon']
                      AND ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = k.confrelid AND attnum = ANY (k.confkey)) = ARRAY['code'])
UNION ALL
SELECT 'orders.coupon is ' || format_type(atttypid, atttypmod)
  FROM pg_attribute
 WHERE attrelid = to_regclass('public.orders') AND attname = 'coupon' AND format_type(atttypid, atttypmod) NOT IN ('text', 'character varying');
