-- The same owner, and the same privileges for everybody else.
WITH present AS (
  SELECT relowner::regrole::text AS owner, relowner, coalesce(relacl, acldefault('r', relowner)) AS acl
    FROM pg_class
   WHERE oid = to_regclass('public.users')
), privileges AS (
  SELECT item.grantee::regrole::text AS grantee, item.privilege_type, item.is_grantable
    FROM present, aclexplode(acl) AS item
   WHERE item.grantee <> relowner
)
SELECT format('users belongs to %s, and belonged to %s', present.owner, before.owner)
  FROM present, zdm.users_before AS before
 WHERE present.owner <> before.owner
UNION ALL
SELECT format('%s has lost %s on users', grantee, privilege_type)
  FROM (TABLE zdm.users_privileges EXCEPT TABLE privileges) AS lost
UNION ALL
SELECT format('%s has %s on users, and had not', grantee, privilege_type)
  FROM (TABLE privileges EXCEPT TABLE zdm.users_privileges) AS won;
