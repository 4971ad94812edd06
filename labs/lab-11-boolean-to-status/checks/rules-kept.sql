-- What the rules make of the service desk's accounts. A column that is not there reads as NULL: its name is then found in "missing".
SELECT format('%s should be %s, and has the status %s', desk.email, desk.by_the_rules, coalesce(one.status, 'NULL'))
FROM (VALUES (NULL::text)) AS missing (status)
CROSS JOIN (VALUES ('desk-paused@example.com', 'paused'),
                   ('desk-locked@example.com', 'disabled'),
                   ('desk-untouched@example.com', 'disabled')) AS desk (email, by_the_rules)
LEFT JOIN public.users AS u ON u.email = desk.email
CROSS JOIN LATERAL (SELECT status FROM (SELECT u.*) AS present) AS one
WHERE one.status IS DISTINCT FROM desk.by_the_rules;
