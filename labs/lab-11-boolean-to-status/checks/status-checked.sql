-- One row while no rule that is enforced, and valid for all rows, names the three values.
SELECT 'users has no CHECK on status that names active, paused and disabled, is enforced and has looked at the old rows'
WHERE NOT EXISTS (
  SELECT
  FROM pg_constraint
  WHERE conrelid = to_regclass('public.users')
    AND contype = 'c' AND convalidated AND conenforced
    AND pg_get_constraintdef(oid) LIKE '%active%'
    AND pg_get_constraintdef(oid) LIKE '%paused%'
    AND pg_get_constraintdef(oid) LIKE '%disabled%')
