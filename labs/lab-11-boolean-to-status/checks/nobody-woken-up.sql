-- Some of those who were not active have come back since. Half of them have not.
SELECT format('%s of the %s users who were not active when the lab began are active now', count(*) FILTER (WHERE one.status = 'active'), count(*))
FROM (VALUES (NULL::text)) AS missing (status)
CROSS JOIN public.users AS u
JOIN zdm.inactive AS asleep ON asleep.id = u.id
CROSS JOIN LATERAL (SELECT status FROM (SELECT u.*) AS present) AS one
HAVING count(*) FILTER (WHERE one.status = 'active') * 2 > count(*);
