-- Who signed up is there, who left is not.
SELECT finding.says
  FROM xmltable('//row' PASSING query_to_xml(
         CASE WHEN to_regclass('public.users') IS NULL OR to_regclass('public.sign_ups') IS NULL
              THEN 'SELECT ''there is no table users, or no list of sign-ups'' AS says'
              ELSE $query$
                (SELECT format('user %s has closed the account at %s, and it is there', s.user_id, s.closed_at) AS says
                   FROM public.sign_ups AS s
                  WHERE s.closed_at IS NOT NULL AND EXISTS (SELECT FROM public.users WHERE id = s.user_id)
                  LIMIT 3)
                UNION ALL
                (SELECT format('user %s has signed up at %s, and the account is not there', s.user_id, s.signed_up_at)
                   FROM public.sign_ups AS s
                  WHERE s.closed_at IS NULL AND NOT EXISTS (SELECT FROM public.users WHERE id = s.user_id)
                  LIMIT 3)
              $query$
         END, true, false, '') COLUMNS says text PATH 'says') AS finding;
