-- The customers who come most often, and the newest ones: cheap enough to be asked all the time. A status that is not filled
-- yet agrees with anything. A column that is not there reads as NULL: its name is then found in "missing".
SELECT format('user %s has is_active %s and the status %s', one.id, one.is_active, one.status)
FROM (VALUES (NULL::boolean, NULL::text)) AS missing (is_active, status)
CROSS JOIN (SELECT id FROM zdm.favourites
            UNION
            (SELECT id FROM public.users ORDER BY id DESC LIMIT 300)) AS asked
JOIN public.users AS u ON u.id = asked.id
CROSS JOIN LATERAL (SELECT id, is_active, status FROM (SELECT u.*) AS present) AS one
WHERE one.is_active <> (one.status = 'active')
LIMIT 5;
