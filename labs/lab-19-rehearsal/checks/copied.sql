SELECT format('delivery %s: its tracking is %s', d.id, CASE WHEN t.delivery_id IS NULL THEN 'missing' ELSE 'another' END)
  FROM public.deliveries AS d
  LEFT JOIN public.delivery_tracking AS t ON t.delivery_id = d.id
 WHERE t.tracking IS DISTINCT FROM d.tracking
UNION ALL
SELECT format('there is no delivery %s', t.delivery_id)
  FROM public.delivery_tracking AS t
 WHERE NOT EXISTS (SELECT FROM public.deliveries AS d WHERE d.id = t.delivery_id)
UNION ALL
SELECT 'the deliveries are not what they were'
  FROM zdm.past AS p
 CROSS JOIN (SELECT count(*) AS many, sum(hashtextextended(concat_ws(' ', id, order_id, carrier, handed_over, tracking), 0)) AS print
               FROM public.deliveries) AS now
 WHERE (p.many, p.print) IS DISTINCT FROM (now.many, now.print)
LIMIT 5;
