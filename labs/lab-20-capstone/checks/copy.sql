-- An UPDATE of a whole table leaves the first half of its pages to the dead rows.
SELECT finding.says
  FROM xmltable('//row' PASSING query_to_xml(
         CASE WHEN to_regclass('public.users_copy') IS NULL
              THEN 'SELECT ''there is no table users_copy'' AS says'
              ELSE $query$
                WITH copy AS (
                  SELECT one.xmin::text AS xid, count(*) AS users,
                         count(*) FILTER (WHERE one.handle IS DISTINCT FROM one.username) AS wrong
                    FROM (VALUES (NULL::text, NULL::text)) AS missing (handle, username)
                   CROSS JOIN public.users_copy AS c
                   CROSS JOIN LATERAL (SELECT c.xmin, handle, username FROM (SELECT c.*) AS present) AS one
                   GROUP BY one.xmin
                ), whole AS (
                  SELECT coalesce(sum(users), 0) AS users, coalesce(sum(wrong), 0) AS wrong,
                         count(DISTINCT pg_xact_commit_timestamp(xid::xid)) AS transactions
                    FROM copy
                ), early AS (
                  SELECT count(*) AS users
                    FROM public.users_copy
                   WHERE ctid < format('(%s,0)', pg_relation_size('public.users_copy') / current_setting('block_size')::int / 4)::tid
                )
                SELECT CASE
                         WHEN t.relpersistence <> 'p' THEN 'users_copy is unlogged: the standby never hears of it'
                         WHEN whole.users < lab.users / 20 THEN format('users_copy has %s rows; a twentieth of the users are %s', whole.users, lab.users / 20)
                         WHEN whole.wrong > 0 THEN format('in %s rows of users_copy handle is missing or wrong', whole.wrong)
                         WHEN whole.transactions > 1 THEN format('the rows of users_copy were written by %s transactions', whole.transactions)
                         WHEN early.users > whole.users / 20 THEN 'users_copy was filled when it was made: no UPDATE has left dead rows in it'
                       END AS says
                  FROM whole, early, zdm.lab AS lab, pg_class AS t
                 WHERE t.oid = to_regclass('public.users_copy')
              $query$
         END, true, false, '') COLUMNS says text PATH 'says') AS finding
 WHERE finding.says <> '';
