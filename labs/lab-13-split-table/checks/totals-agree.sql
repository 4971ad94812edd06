-- Every order and every line, in one snapshot.
SELECT finding.says
  FROM xmltable('//row' PASSING query_to_xml(
         CASE WHEN to_regclass('public.order_items') IS NULL
              THEN 'SELECT ''there is no table order_items'' AS says'
              ELSE $query$
                SELECT CASE WHEN o.id IS NULL THEN format('there are %s lines of order %s, which is erased', l.lines, l.order_id)
                            WHEN l.order_id IS NULL THEN format('order %s of %s cents has no lines', o.id, o.total_cents)
                            ELSE format('order %s costs %s cents, and its %s lines add up to %s', o.id, o.total_cents, l.lines, l.cents)
                       END AS says
                  FROM public.orders AS o
                  FULL JOIN (SELECT order_id, count(*) AS lines, sum(qty * price_cents) AS cents
                               FROM public.order_items GROUP BY order_id) AS l ON l.order_id = o.id
                 WHERE l.cents IS DISTINCT FROM o.total_cents
                 LIMIT 5
              $query$
         END, true, false, '') COLUMNS says text PATH 'says') AS finding;
