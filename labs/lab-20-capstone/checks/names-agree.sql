-- Both columns of each user. One that is not there reads as NULL: its name is then found in "missing".
SELECT format('user %s is %L by username and %L by handle', one.id, one.username, one.handle)
FROM (VALUES (NULL::text, NULL::text)) AS missing (username, handle)
CROSS JOIN public.users AS u
CROSS JOIN LATERAL (SELECT id, username, handle FROM (SELECT u.*) AS present) AS one
WHERE one.username IS NULL OR one.handle IS DISTINCT FROM one.username
LIMIT 5;
