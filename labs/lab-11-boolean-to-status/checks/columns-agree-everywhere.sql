-- A column that is not there reads as NULL: its name is then found in "missing".
SELECT format('user %s has is_active %s and the status %s', one.id, coalesce(one.is_active::text, 'NULL'), coalesce(one.status, 'NULL'))
FROM (VALUES (NULL::boolean, NULL::text)) AS missing (is_active, status)
CROSS JOIN public.users AS u
CROSS JOIN LATERAL (SELECT id, is_active, status FROM (SELECT u.*) AS present) AS one
WHERE one.is_active IS NULL
   OR one.status IS NULL
   OR one.is_active <> (one.status = 'active')
LIMIT 5;
