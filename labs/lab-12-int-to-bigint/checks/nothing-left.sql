SELECT format('%s has the column %s, and did not have it before', attrelid::regclass, attname)
  FROM pg_attribute
 WHERE attnum > 0 AND NOT attisdropped
   AND (attrelid = to_regclass('public.payments')
        AND attname <> ALL (ARRAY['id', 'order_id', 'amount_cents', 'method', 'reference', 'paid_at'])
        OR attrelid = to_regclass('public.refunds')
        AND attname <> ALL (ARRAY['id', 'payment_id', 'amount_cents', 'reason', 'refunded_at']))
UNION ALL
SELECT format('the trigger %s on %s is still there', tgname, tgrelid::regclass)
  FROM pg_trigger
 WHERE tgrelid IN (to_regclass('public.payments'), to_regclass('public.refunds')) AND NOT tgisinternal;
