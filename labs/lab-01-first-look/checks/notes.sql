-- Each question that is not answered, or wrongly. Case does not matter, nor does a table's or schema's name before the word.
SELECT format('%s: %s', asked.question,
              CASE WHEN coalesce(trim(noted.answer), '') = '' THEN 'no answer yet'
                   ELSE format('"%s" is not it', trim(noted.answer)) END)
  FROM (VALUES (1, 'app_role', NULL),
               (2, 'largest_table', '(public\.)?orders'),
               (3, 'two_facts', '((public\.)?users\.)?full_name'),
               (4, 'not_indexed', '((public\.)?orders\.)?status')) AS asked (number, question, answer)
  LEFT JOIN public.first_look AS noted ON noted.question = asked.question
 WHERE CASE asked.question
         WHEN 'app_role' THEN NOT EXISTS (
           SELECT FROM pg_catalog.pg_roles AS role
            WHERE role.rolname = lower(trim(noted.answer))
              AND role.rolcanlogin
              AND pg_has_role(role.oid, 'shop_app', 'MEMBER')
              AND NOT pg_has_role(role.oid, 'shop_owner', 'MEMBER')
              AND has_database_privilege(role.oid, current_database(), 'CONNECT'))
         ELSE lower(trim(coalesce(noted.answer, ''))) !~ ('^' || asked.answer || '$')
       END
 ORDER BY asked.number
