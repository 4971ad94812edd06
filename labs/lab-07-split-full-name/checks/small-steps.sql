-- Rows that one transaction wrote last carry one commit time, also when it consisted of sub-transactions.
SELECT format('one transaction, committed at %s UTC, changed %s users and more', to_char(at AT TIME ZONE 'UTC', 'HH24:MI:SS'), count(*))
FROM (SELECT pg_xact_commit_timestamp(xmin) AS at FROM public.users) AS written
WHERE at > (SELECT began FROM zdm.lab)
GROUP BY at
HAVING count(*) > 5000
ORDER BY count(*) DESC
LIMIT 3;
