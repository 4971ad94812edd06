-- An UPDATE of a whole table leaves the first half of its pages to the dead rows.
SELECT finding.says
  FROM xmltable('//row' PASSING query_to_xml(
         CASE WHEN to_regclass('public.orders_copy') IS NULL
              THEN 'SELECT ''there is no table orders_copy'' AS says'
              ELSE $query$
                WITH copy AS (
                  SELECT one.xmin::text AS xid, count(*) AS orders,
                         count(*) FILTER (WHERE one.line_count::text IS DISTINCT FROM jsonb_array_length(one.items)::text) AS wrong
                    FROM (VALUES (NULL::int, NULL::jsonb)) AS missing (line_count, items)
                   CROSS JOIN public.orders_copy AS c
                   CROSS JOIN LATERAL (SELECT c.xmin, line_count, items FROM (SELECT c.*) AS present) AS one
                   GROUP BY one.xmin
                ), whole AS (
                  SELECT coalesce(sum(orders), 0) AS orders, coalesce(sum(wrong), 0) AS wrong,
                         count(DISTINCT pg_xact_commit_timestamp(xid::xid)) AS transactions
                    FROM copy
                ), early AS (
                  SELECT count(*) AS orders
                    FROM public.orders_copy
                   WHERE ctid < format('(%s,0)', pg_relation_size('public.orders_copy') / current_setting('block_size')::int / 4)::tid
                )
                SELECT CASE
                         WHEN t.relpersistence <> 'p' THEN 'orders_copy is unlogged: the standby never hears of it'
                         WHEN whole.orders < lab.orders / 4 THEN format('orders_copy has %s rows; a quarter of the orders are %s', whole.orders, lab.orders / 4)
                         WHEN whole.wrong > 0 THEN format('in %s rows of orders_copy line_count is missing or wrong', whole.wrong)
                         WHEN whole.transactions > 1 THEN format('the rows of orders_copy were written by %s transactions', whole.transactions)
                         WHEN early.orders > whole.orders / 20 THEN 'orders_copy was filled when it was made: no UPDATE has left dead rows in it'
                       END AS says
                  FROM whole, early, zdm.lab AS lab, pg_class AS t
                 WHERE t.oid = to_regclass('public.orders_copy')
              $query$
         END, true, false, '') COLUMNS says text PATH 'says') AS finding
 WHERE finding.says <> '';
