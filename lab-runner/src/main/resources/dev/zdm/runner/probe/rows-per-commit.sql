-- Rows that one transaction wrote last carry one commit time, also when it consisted of sub-transactions. The last row is no violation: it
-- tells what was measured.
WITH committed AS MATERIALIZED (
  SELECT at, sum(changed) AS changed
    FROM (SELECT pg_xact_commit_timestamp(xmin) AS at, changed
            FROM (SELECT xmin, count(*) AS changed FROM public.{table} GROUP BY xmin) AS written) AS each
   WHERE at > '{since}'
   GROUP BY at
)
(SELECT format('one transaction, committed at %s UTC, changed %s rows of {table} and more', to_char(at AT TIME ZONE 'UTC', 'HH24:MI:SS'), changed),
        true AS violation
   FROM committed
  WHERE changed > {at-most}
  ORDER BY changed DESC
  LIMIT 3)
UNION ALL
SELECT format('%s transactions of 100 rows and more: %s in the middle, %s at the most',
              to_char(count(*), 'FM999,999,999'),
              to_char(percentile_disc(0.5) WITHIN GROUP (ORDER BY changed), 'FM999,999,999'),
              to_char(max(changed), 'FM999,999,999')),
       false
  FROM committed
 WHERE changed >= 100
HAVING count(*) > 0;
