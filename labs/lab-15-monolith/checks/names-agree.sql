-- Both columns, as long as there are both. One that is not filled yet agrees with anything; one that is not there reads as NULL: its
-- name is then found in "missing".
SELECT format('user %s is %L to v1 and %L to v2', one.id, one.full_name, one.display_name)
FROM (VALUES (NULL::text, NULL::text)) AS missing (full_name, display_name)
CROSS JOIN public.users AS u
CROSS JOIN LATERAL (SELECT id, full_name, display_name FROM (SELECT u.*) AS present) AS one
WHERE one.full_name <> one.display_name
LIMIT 5;
