-- The newsletter's view reads what is called users now.
SELECT 'there is no view active_users'
 WHERE to_regclass('public.active_users') IS NULL
UNION ALL
SELECT DISTINCT format('active_users reads %s', d.refobjid::regclass)
  FROM pg_rewrite AS r
  JOIN pg_depend AS d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass
 WHERE r.ev_class = to_regclass('public.active_users') AND d.refobjid <> r.ev_class
   AND d.refobjid IS DISTINCT FROM to_regclass('public.users');
