-- Rows that one transaction wrote last carry one commit time, also when it consisted of sub-transactions.
SELECT format('one transaction, committed at %s UTC, changed %s orders and more', to_char(at AT TIME ZONE 'UTC', 'HH24:MI:SS'), sum(orders))
  FROM (SELECT pg_xact_commit_timestamp(xmin) AS at, orders
          FROM (SELECT xmin, count(*) AS orders FROM public.orders GROUP BY xmin) AS written) AS committed
 WHERE at > (SELECT began FROM zdm.lab)
 GROUP BY at
HAVING sum(orders) > 5000
 ORDER BY sum(orders) DESC
 LIMIT 3;
