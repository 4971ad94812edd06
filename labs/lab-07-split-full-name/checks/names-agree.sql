-- Each user's two new columns beside what full_name says. A column that is not there reads as NULL: its name is
-- then found in "missing".
SELECT format('user %s is %L, and has the first name %L and the last name %L',
              one.id, one.full_name, one.first_name, one.last_name)
FROM (VALUES (NULL::text, NULL::text, NULL::text)) AS missing (full_name, first_name, last_name)
CROSS JOIN public.users AS u
CROSS JOIN LATERAL (SELECT id, full_name, first_name, last_name FROM (SELECT u.*) AS present) AS one
WHERE one.full_name IS NULL
   OR one.first_name IS DISTINCT FROM regexp_replace(one.full_name, ' (de )?\S+$', '')
   OR one.last_name IS DISTINCT FROM coalesce(substring(one.full_name FROM ' ((?:de )?\S+)$'), '')
LIMIT 5;
