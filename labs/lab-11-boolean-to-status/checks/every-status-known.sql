-- A column that is not there reads as NULL: its name is then found in "missing".
SELECT format('user %s has the status %s', one.id, coalesce(one.status, 'NULL'))
FROM (VALUES (NULL::text)) AS missing (status)
CROSS JOIN public.users AS u
CROSS JOIN LATERAL (SELECT id, status FROM (SELECT u.*) AS present) AS one
WHERE one.status IS NULL OR one.status NOT IN ('active', 'paused', 'disabled')
LIMIT 5;
