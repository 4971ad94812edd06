SELECT 'code is ' || format_type(atttypid, atttypmod) FROM pg_attribute
 WHERE attrelid = to_regclass('public.vouchers') AND attname = 'code' AND format_type(atttypid, atttypmod) <> 'character varying(40)'
UNION ALL
SELECT 'there is no vouchers.code' WHERE NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('public.vouchers') AND attname = 'code' AND NOT attisdropped)
UNION ALL
SELECT 'voucher ' || was.id || ' is not what it was'
  FROM zdm.vouchers AS was LEFT JOIN public.vouchers AS v ON v.id = was.id WHERE v.code::text IS DISTINCT FROM was.code::text
UNION ALL
SELECT 'vouchers has no primary key on id'
 WHERE NOT EXISTS (SELECT FROM pg_constraint
                    WHERE conrelid = to_regclass('public.vouchers') AND contype = 'p'
                      AND ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey)) = ARRAY['id'])
UNION ALL
SELECT 'code may be empty'
  FROM pg_attribute WHERE attrelid = to_regclass('public.vouchers') AND attname = 'code' AND NOT attnotnull
UNION ALL
SELECT 'customers may not read the vouchers'
  FROM pg_class WHERE oid = to_regclass('public.vouchers') AND NOT has_table_privilege('shop_app', oid, 'SELECT');
