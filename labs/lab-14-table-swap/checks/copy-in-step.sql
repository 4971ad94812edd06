-- Both tables in one snapshot, row by row. The trigger works in the customer's own transaction, so they are never apart.
SELECT difference.says
  FROM xmltable('//row' PASSING query_to_xml(
         CASE WHEN to_regclass('public.users_new') IS NULL
              THEN 'SELECT ''there is no table users_new'' AS says'
              ELSE $query$
                SELECT CASE WHEN n.id IS NULL THEN format('user %s is missing in users_new', u.id)
                            WHEN u.id IS NULL THEN format('user %s is in users_new, and in users no longer', n.id)
                            ELSE format('user %s is "%s" <%s> in users and "%s" <%s> in users_new',
                                        u.id, u.full_name, u.email, n.full_name, n.email)
                       END AS says
                  FROM public.users AS u
                  FULL JOIN public.users_new AS n ON n.id = u.id
                 WHERE (n.id, n.username, n.email, n.full_name, n.is_active, n.created_at)
                       IS DISTINCT FROM (u.id, u.username, u.email, u.full_name, u.is_active, u.created_at)
                 LIMIT 5
              $query$
         END, true, false, '') COLUMNS says text PATH 'says') AS difference;
