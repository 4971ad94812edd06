-- The orders of the past are all there and cost what they cost, and their lines, of every hundredth, are those that they had.
SELECT format('of %s orders of the past that nobody erases, %s are there%s', past.many, present.many,
              CASE WHEN present.many = past.many THEN ', and not all cost what they cost' ELSE '' END)
  FROM zdm.past
 CROSS JOIN LATERAL (
    SELECT count(*) AS many, sum(hashint8extended(id, total_cents)) AS print
      FROM public.orders
     WHERE id <= last_id AND status <> 'cancelled') AS present
 WHERE (present.many, present.print) IS DISTINCT FROM (past.many, past.print)
UNION ALL
(SELECT format('line %s of order %s was %s of %s at %s cents, and order_items has %s', line, order_id, was.qty, was.sku, was.price_cents,
               CASE WHEN present.there THEN format('%s of %s at %s', present.qty, present.sku, present.price_cents) ELSE 'no such line' END)
   FROM zdm.lines AS was
   LEFT JOIN (SELECT order_id, line, sku, qty, price_cents, true AS there FROM public.order_items) AS present USING (order_id, line)
  WHERE (was.sku, was.qty, was.price_cents) IS DISTINCT FROM (present.sku, present.qty, present.price_cents)
  LIMIT 3)
UNION ALL
SELECT format('%s is unlogged, and empty after a crash', oid::regclass)
  FROM pg_class
 WHERE relpersistence <> 'p'
   AND (oid = to_regclass('public.order_items') OR oid IN (SELECT relid FROM pg_partition_tree(to_regclass('public.order_items'))));
