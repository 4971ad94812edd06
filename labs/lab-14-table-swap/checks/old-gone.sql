-- The old table is dropped, whatever it was called in the end.
SELECT format('the old table is still there, as %s', c.oid::regclass)
  FROM zdm.users_before AS before
  JOIN pg_class AS c ON c.oid = before.oid
 WHERE before.oid IS DISTINCT FROM to_regclass('public.users');
