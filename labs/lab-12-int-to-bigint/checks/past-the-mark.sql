SELECT format('the greatest id of a payment is %s', max((to_jsonb(p) ->> 'id')::bigint))
  FROM public.payments AS p
HAVING max((to_jsonb(p) ->> 'id')::bigint) IS NULL OR max((to_jsonb(p) ->> 'id')::bigint) <= 2147483647;
