-- What was filled before the interruption, about half of the orders, was not written again: its commit times are older.
SELECT 'your backfill was not interrupted: it was never half done'
 WHERE NOT EXISTS (SELECT FROM zdm.interruption)
UNION ALL
SELECT format('only %s orders still are as they were written before the interruption: the others were filled anew', kept.orders)
  FROM zdm.lab AS l
 CROSS JOIN zdm.interruption AS i
 CROSS JOIN LATERAL (
         SELECT coalesce(sum(written.orders), 0) AS orders
           FROM (SELECT xmin, count(*) AS orders FROM public.orders GROUP BY xmin) AS written
          WHERE pg_xact_commit_timestamp(written.xmin) > l.began
            AND pg_xact_commit_timestamp(written.xmin) < i.at) AS kept
 WHERE kept.orders < l.orders / 4;
