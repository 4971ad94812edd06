-- Rows that one transaction wrote last carry one commit time, also when it consisted of sub-transactions.
SELECT format('one transaction, committed at %s UTC, changed %s rows of {table} and more', to_char(at AT TIME ZONE 'UTC', 'HH24:MI:SS'), sum(changed))
  FROM (SELECT pg_xact_commit_timestamp(xmin) AS at, changed
          FROM (SELECT xmin, count(*) AS changed FROM public.{table} GROUP BY xmin) AS written) AS committed
 WHERE at > '{since}'
 GROUP BY at
HAVING sum(changed) > {at-most}
 ORDER BY sum(changed) DESC
 LIMIT 3;
