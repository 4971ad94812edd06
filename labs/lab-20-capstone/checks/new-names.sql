-- Rows of the last five seconds, by their commit times; their age in transactions tells quickly which may be among them.
SELECT format('user %s is %L by username and %L by handle', one.id, one.username, one.handle)
FROM (VALUES (NULL::text, NULL::text)) AS missing (username, handle)
CROSS JOIN (SELECT u.* FROM public.users AS u
             WHERE age(u.xmin) < 50000 AND pg_xact_commit_timestamp(u.xmin) > now() - interval '5 seconds') AS fresh
CROSS JOIN LATERAL (SELECT id, username, handle FROM (SELECT fresh.*) AS present) AS one
WHERE one.username IS NULL OR one.handle IS DISTINCT FROM one.username
LIMIT 5;
