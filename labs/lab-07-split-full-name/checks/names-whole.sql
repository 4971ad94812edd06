-- Each user has both names, and putting them together and splitting them again changes nothing.
-- A column that is not there reads as NULL: its name is then found in "missing".
SELECT format('user %s has the first name %L and the last name %L', one.id, one.first_name, one.last_name)
FROM (VALUES (NULL::text, NULL::text)) AS missing (first_name, last_name)
CROSS JOIN public.users AS u
CROSS JOIN LATERAL (SELECT id, first_name, last_name, rtrim(first_name || ' ' || last_name) AS whole
                    FROM (SELECT u.*) AS present) AS one
WHERE one.whole IS NULL
   OR one.first_name = ''
   OR one.first_name <> regexp_replace(one.whole, ' (de )?\S+$', '')
   OR one.last_name <> coalesce(substring(one.whole FROM ' ((?:de )?\S+)$'), '')
LIMIT 5;
